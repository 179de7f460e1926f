//! Templates and fonts are embedded in the program: a change in them builds it anew.

fn main() {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=fonts");
}

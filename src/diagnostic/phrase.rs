//! What texts of findings are made with: lists of names, and quotes that fit a message.

use unicode_segmentation::UnicodeSegmentation;

/// A list of words as a person writes it: `ก, ข และ ค`.
pub(crate) fn list(words: &[&str], and: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// Names that a list of many is cut to.
pub(crate) const MOST_NAMES: usize = 4;

/// A list in Thai and English. Nobody reads a hundred names; the first ones show which are meant.
pub(crate) fn first_of(names: &[&str]) -> (String, String) {
    let (shown, rest) = names.split_at(names.len().min(MOST_NAMES));
    match rest.len() {
        0 => (list(shown, "และ"), list(shown, "and")),
        rest => {
            let shown = shown.join(", ");
            (format!("{shown} และอีก {rest} รายการ"), format!("{shown} and {rest} more"))
        }
    }
}

/// Names of a circle that are listed.
pub(crate) const LONGEST_CIRCLE: usize = 8;

/// Clusters of a quoted text that fit a message.
const FIT: usize = 60;

/// A text cut to a length that fits a message.
pub(crate) fn short(text: &str) -> String {
    let mut clusters = text.graphemes(true);
    let head: String = clusters.by_ref().take(FIT).collect();
    match clusters.next() {
        Some(_) => format!("{head}…"),
        None => head,
    }
}

/// Two texts cut so that the place where they start to differ is seen.
pub(crate) fn short_pair(a: &str, b: &str) -> (String, String) {
    let alike = a.graphemes(true).zip(b.graphemes(true)).take_while(|(a, b)| a == b).count();
    let from = if alike < FIT / 2 { 0 } else { alike - FIT / 4 };
    let cut = |text: &str| {
        let tail: String = text.graphemes(true).skip(from).collect();
        if from == 0 { short(&tail) } else { format!("…{}", short(&tail)) }
    };
    (cut(a), cut(b))
}

/// Defines functions that make problems: `name(parameters) = Code: Thai, English => Thai and English of what
/// to do fix replacement;`. What to do may hang on something: `match it { pattern => Thai, English; … }`.
///
/// A text is a literal with names in it, `("…", values)` or `{ expression }`. A parameter without a type is a
/// text that is quoted, cut to what fits a message (not in the replacement); what has to be worked out
/// before stands in braces behind the parameters.
macro_rules! say {
    ($(
        $(#[$doc:meta])+
        $name:ident($($param:tt $(: $type:ty)?),*) $({ $($before:tt)* })? = $code:tt: $th:tt, $en:tt
            $(=> $do_th:tt, $do_en:tt)?
            $(match $on:tt { $($case:pat => $case_th:tt, $case_en:tt $(fix $case_fix:expr)?;)+ })?
            $(fix $fix:expr)?;
    )+) => { $(
        $(#[$doc])+
        pub fn $name($($param: say!(@type $($type)?)),*) -> $crate::diagnostic::Problem {
            $($($before)*)?
            let fix: Option<String> = say!(@fix $($fix)?);
            $(say!(@quote $param $($type)?);)*
            let problem =
                $crate::diagnostic::Problem::new(say!(@code $code), say!(@text $th), say!(@text $en));
            let problem = $crate::diagnostic::Problem { fix, ..problem };
            $(let problem = problem.help(say!(@text $do_th), say!(@text $do_en));)?
            $(let problem = match $on { $(
                $case => problem.help(say!(@text $case_th), say!(@text $case_en))$(.fix($case_fix))?,
            )+ };)?
            problem
        }
    )+ };
    (@type) => { &str };
    (@type $type:ty) => { $type };
    (@code $code:ident) => { $crate::diagnostic::Code::$code };
    (@code ($code:expr)) => { $code };
    (@text $text:literal) => { format!($text) };
    (@text ($($text:tt)+)) => { format!($($text)+) };
    (@text { $text:expr }) => { String::from($text) };
    (@fix) => { None };
    (@fix $fix:expr) => { Some($fix.into()) };
    (@quote $param:ident) => { let $param = $crate::diagnostic::phrase::short($param); };
    (@quote $param:tt $type:ty) => {};
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_where_they_differ() {
        let (a, b) = (format!("{}ก", "ข".repeat(80)), format!("{}ค", "ข".repeat(80)));
        assert_eq!(
            short_pair(&a, &b),
            (format!("…{}ก", "ข".repeat(15)), format!("…{}ค", "ข".repeat(15)))
        );
        assert_eq!(short_pair("9.13", "9.14"), ("9.13".to_owned(), "9.14".to_owned()));
    }
}

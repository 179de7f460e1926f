//! Exact values: fractions of whole numbers, small ones fast and large ones still right.
//!
//! Nearly every value of a report fits two machine words, so sums and products stay in `i128` while
//! nothing overflows and go on in big integers from then on. Either way the value is exact.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Bits that a numerator or denominator may have; a report that needs more has a slip in it.
const MOST_BITS: u64 = 1 << 12;

/// An exact value.
#[derive(Clone)]
pub struct Exact(Form);

#[derive(Clone)]
enum Form {
    /// Numerator and denominator, which is positive; not always in lowest terms.
    Small(i128, i128),
    /// What does not fit, in lowest terms.
    Big(Box<BigRational>),
}

impl Exact {
    /// A fraction of two whole numbers; the denominator must not be zero.
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        Exact::from_big(BigRational::new(numerator.into(), denominator.into()))
    }

    /// A decimal: the digits and how many of them stand behind the point (up to 28).
    pub fn from_decimal(mantissa: i128, scale: u32) -> Self {
        match 10i128.checked_pow(scale) {
            Some(denominator) => Exact(Form::Small(mantissa, denominator)),
            None => Exact::new(mantissa, BigInt::from(10u8).pow(scale)),
        }
    }

    /// A whole number.
    pub fn from_integer(value: BigInt) -> Self {
        match value.to_i128() {
            Some(small) => Exact(Form::Small(small, 1)),
            None => Exact::from_big(BigRational::from_integer(value)),
        }
    }

    fn from_big(value: BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(numerator), Some(denominator)) => Exact(Form::Small(numerator, denominator)),
            _ => Exact(Form::Big(Box::new(value))),
        }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Form::Small(n, d) => BigRational::new((*n).into(), (*d).into()),
            Form::Big(value) => (**value).clone(),
        }
    }

    /// The value turned upside down; zero has none.
    pub fn recip(&self) -> Self {
        Exact::one() / self.clone()
    }

    /// The nearest whole number; halves go away from zero.
    pub fn round(&self) -> BigInt {
        let (numerator, denominator) = self.parts();
        let two = BigInt::from(2u8);
        let doubled = numerator.abs() * &two + &denominator;
        let whole = doubled.div_floor(&(denominator * two));
        if numerator.is_negative() { -whole } else { whole }
    }

    /// The whole number towards zero.
    pub fn truncate(&self) -> BigInt {
        let (numerator, denominator) = self.parts();
        numerator / denominator
    }

    /// The greatest whole number that is not greater.
    pub fn floor(&self) -> BigInt {
        let (numerator, denominator) = self.parts();
        numerator.div_floor(&denominator)
    }

    /// The nearest whole number; halves go to the even one.
    pub fn round_half_even(&self) -> BigInt {
        let below = self.floor();
        let rest = self - Exact::from_integer(below.clone());
        match rest.cmp(&Exact::new(1, 2)) {
            std::cmp::Ordering::Less => below,
            std::cmp::Ordering::Equal if below.is_even() => below,
            _ => below + BigInt::one(),
        }
    }

    /// Whether it is a whole number.
    pub fn is_whole(&self) -> bool {
        self.parts().1.is_one()
    }

    /// Numerator and denominator in lowest terms.
    pub fn parts(&self) -> (BigInt, BigInt) {
        let value = self.big();
        (value.numer().clone(), value.denom().clone())
    }

    /// Whether it has grown beyond anything that a report can mean.
    pub fn is_excessive(&self) -> bool {
        match &self.0 {
            Form::Small(..) => false,
            Form::Big(value) => {
                value.numer().bits() > MOST_BITS || value.denom().bits() > MOST_BITS
            }
        }
    }

    /// Without its sign.
    pub fn abs(&self) -> Self {
        if *self < Exact::zero() { -self.clone() } else { self.clone() }
    }

    /// Reduces a fraction that no longer fits, and says whether it does now.
    fn lowest(numerator: i128, denominator: i128) -> (i128, i128) {
        let divisor = numerator.gcd(&denominator);
        if divisor > 1 {
            (numerator / divisor, denominator / divisor)
        } else {
            (numerator, denominator)
        }
    }
}

/// One operation: in machine words if they hold it, in lowest terms if those do, else in big ones.
fn apply(
    left: &Exact,
    right: &Exact,
    small: impl Fn((i128, i128), (i128, i128)) -> Option<(i128, i128)>,
    big: impl Fn(BigRational, BigRational) -> BigRational,
) -> Exact {
    if let (Form::Small(a, b), Form::Small(c, d)) = (&left.0, &right.0) {
        if let Some((n, d)) = small((*a, *b), (*c, *d)) {
            return Exact(Form::Small(n, d));
        }
        if let Some((n, d)) = small(Exact::lowest(*a, *b), Exact::lowest(*c, *d)) {
            return Exact(Form::Small(n, d));
        }
    }
    Exact::from_big(big(left.big(), right.big()))
}

fn add(left: &Exact, right: &Exact) -> Exact {
    apply(
        left,
        right,
        |(a, b), (c, d)| {
            if b == d {
                return Some((a.checked_add(c)?, b));
            }
            // Decimals of different scale: the finer one divides evenly.
            if b % d == 0 {
                return Some((a.checked_add(c.checked_mul(b / d)?)?, b));
            }
            if d % b == 0 {
                return Some((a.checked_mul(d / b)?.checked_add(c)?, d));
            }
            Some((a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?))
        },
        |a, b| a + b,
    )
}

fn multiply(left: &Exact, right: &Exact) -> Exact {
    apply(left, right, |(a, b), (c, d)| Some((a.checked_mul(c)?, b.checked_mul(d)?)), |a, b| a * b)
}

fn divide(left: &Exact, right: &Exact) -> Exact {
    apply(
        left,
        right,
        |(a, b), (c, d)| {
            let (n, m) = (a.checked_mul(d)?, b.checked_mul(c)?);
            Some(if m < 0 { (n.checked_neg()?, m.checked_neg()?) } else { (n, m) })
        },
        |a, b| a / b,
    )
}

macro_rules! operators {
    ($($operator:ident $method:ident $function:ident;)+) => { $(
        impl $operator for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact { $function(&self, &other) }
        }
        impl $operator<&Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact { $function(&self, other) }
        }
        impl $operator<Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact { $function(self, &other) }
        }
        impl $operator<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact { $function(self, other) }
        }
    )+ };
}

fn subtract(left: &Exact, right: &Exact) -> Exact {
    add(left, &-right.clone())
}

operators! {
    Add add add;
    Sub sub subtract;
    Mul mul multiply;
    Div div divide;
}

impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match self.0 {
            Form::Small(n, d) if n != i128::MIN => Exact(Form::Small(-n, d)),
            _ => Exact::from_big(-self.big()),
        }
    }
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Exact) {
        *self = add(self, &other);
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(values: I) -> Exact {
        values.fold(Exact::zero(), |sum, value| sum + value)
    }
}

impl Zero for Exact {
    fn zero() -> Self {
        Exact(Form::Small(0, 1))
    }

    fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small(n, _) => *n == 0,
            Form::Big(value) => value.is_zero(),
        }
    }
}

impl One for Exact {
    fn one() -> Self {
        Exact(Form::Small(1, 1))
    }
}

impl Default for Exact {
    fn default() -> Self {
        Exact::zero()
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Form::Small(a, b), Form::Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            if let (Some(left), Some(right)) = (a.checked_mul(*d), c.checked_mul(*b)) {
                return left.cmp(&right);
            }
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl fmt::Display for Exact {
    /// As a fraction in lowest terms; a whole number alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.big().fmt(f)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(a: i128, b: i128) -> Exact {
        Exact::new(a, b)
    }

    #[test]
    fn a_third_three_times_is_one() {
        assert_eq!(n(1, 3) * n(3, 1), Exact::one());
        assert_eq!(n(1, 3) + n(1, 6), n(1, 2));
        assert_eq!(n(1, 2) / n(-1, 4), n(-2, 1));
        assert!(n(2, 3) < n(67, 100));
    }

    #[test]
    fn what_does_not_fit_goes_on() {
        let large = n(i128::MAX, 1);
        assert_eq!((large.clone() + Exact::one()) - Exact::one(), large);
        assert_eq!(&(&large * &large) / &large, large);
        assert_eq!(-(n(i128::MIN, 1)), &large + &Exact::one());
        let small = n(1, i128::MAX);
        assert_eq!(&(&small * &small) / &small, small);
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (a, b, expected) in
            [(5, 2, 3), (-5, 2, -3), (7, 3, 2), (-7, 3, -2), (0, 1, 0), (1, 2, 1)]
        {
            assert_eq!(n(a, b).round(), BigInt::from(expected), "{a}/{b}");
        }
        assert_eq!(n(-7, 2).truncate(), BigInt::from(-3));
    }
}

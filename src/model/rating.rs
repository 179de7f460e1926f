//! What results are against their targets.

/// What an indicator's result is against its target. Better ratings come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rating {
    /// Above a band or a level.
    Above,
    /// Inside the band, or at the level.
    Meets,
    /// All criteria hold.
    Passed,
    /// Below a band or a level.
    Below,
    /// A criterion does not hold.
    Failed,
}

impl Rating {
    /// Whether it counts as passed.
    pub fn passed(self) -> bool {
        matches!(self, Rating::Above | Rating::Meets | Rating::Passed)
    }

    /// Its word for programs.
    pub fn id(self) -> &'static str {
        match self {
            Rating::Above => "above",
            Rating::Meets => "meets",
            Rating::Passed => "passed",
            Rating::Below => "below",
            Rating::Failed => "failed",
        }
    }

    /// The symbol of the rating.
    pub fn symbol(self) -> &'static str {
        match self {
            Rating::Above | Rating::Passed => "●",
            Rating::Meets => "◎",
            Rating::Below | Rating::Failed => "○",
        }
    }
}

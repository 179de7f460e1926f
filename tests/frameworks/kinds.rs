//! Frameworks of other kinds, each in a folder with what was computed by hand: lines that name an
//! indicator, a component or the whole, and what it comes to.

use std::fs;

use crate::common::{Outcome, Project, root};
use raingan::model::framework::Mark;
use raingan::notation::{Exact, FiscalYear};
use raingan::scoring::Verdict;

const YEAR: u16 = 2570;

/// A whole number or a fraction as it is written.
fn exact(written: &str) -> Exact {
    let (numerator, denominator) = written.split_once('/').unwrap_or((written, "1"));
    Exact::new(numerator.parse::<i64>().unwrap(), denominator.parse::<i64>().unwrap())
}

fn marked(verdict: &Verdict<usize>, marks: &[Mark]) -> String {
    match verdict {
        Verdict::Decided(at) => marks[*at].slug.to_string(),
        other => format!("{other:?}"),
    }
}

fn compare(line: &str, outcome: &Outcome) {
    let framework = &outcome.scored().model.frameworks[&FiscalYear(YEAR)];
    let (rules, part) = (&framework.parts[0], outcome.part(YEAR, 0));
    let component = |id: &str| {
        framework.parts.iter().enumerate().find_map(|(part, rules)| {
            let at = rules.components.iter().position(|c| c.slug.as_str() == id)?;
            Some(&outcome.part(YEAR, part).components[at])
        })
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    match words[..] {
        ["indicator", slug, points] => {
            let found = outcome.indicator(YEAR, slug).1.points.clone();
            assert_eq!(found, Some(Verdict::Decided(exact(points))), "{line}");
        }
        ["component", id, value, grade] => {
            let score = component(id).expect(id);
            let tally = &score.tallies[0];
            assert_eq!((&tally.low, &tally.high), (&exact(value), &exact(value)), "{line}");
            assert_eq!(marked(&score.grade, &framework.grades), grade, "{line}");
        }
        ["total", value] => {
            assert_eq!(part.total, Some((exact(value), exact(value))), "{line}");
        }
        ["overall", level] => {
            assert_eq!(marked(&part.overall, &rules.overall.levels), level, "{line}");
        }
        _ => panic!("no such line: {line}"),
    }
}

/// Scores a fixture and compares every line; gives how many there were.
fn scores(kind: &str) -> usize {
    let folder = root().join("tests/fixtures/frameworks").join(kind);
    let outcome = Project::folder(&folder).check();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{kind}\n{}", outcome.terminal());
    #[allow(clippy::disallowed_methods, reason = "a test reads its fixture")]
    let expected = fs::read_to_string(folder.join("expected.txt")).expect("expectations");
    let lines: Vec<&str> =
        expected.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    lines.iter().for_each(|line| compare(line, &outcome));
    lines.len()
}

#[test]
fn weighted_points_with_interpolation_score_as_computed_by_hand() {
    assert_eq!(scores("weighted-points"), 9);
}

#[test]
fn traffic_lights_score_as_computed_by_hand() {
    assert_eq!(scores("traffic-lights"), 7);
}

#[test]
fn components_in_components_score_as_computed_by_hand() {
    assert_eq!(scores("nested-components"), 21);
}

#[test]
fn a_balanced_scorecard_scores_as_computed_by_hand() {
    assert_eq!(scores("balanced-scorecard"), 14);
}

#[test]
fn headings_four_deep_score_as_computed_by_hand() {
    assert_eq!(scores("deep-tree"), 13);
}

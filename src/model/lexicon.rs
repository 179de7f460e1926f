//! Words of the content that lines of Thai must not break.

use crate::diagnostic::Locale;
use crate::thai::lines::Lexicon;

use super::Model;

impl Model {
    /// Names of people, and units of count, that the content tells of.
    pub fn lexicon(&self) -> Lexicon {
        let mut lexicon = Lexicon {
            units: self.units.words().filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            words: self.agency.breaks.clone(),
            names: Vec::new(),
        };
        for year in self.years.values() {
            let people = year.director.iter().chain(&year.submitted_to);
            lexicon.names.extend(people.map(|person| person.name.get(Locale::Th).to_owned()));
            let groups = year.board.iter().flat_map(|board| board.groups.iter().flatten());
            for member in groups.flat_map(|group| group.members.iter().flatten()) {
                lexicon
                    .names
                    .extend(member.name.iter().map(|name| name.get(Locale::Th).to_owned()));
            }
        }
        lexicon
    }
}

//! The one door through which what is internal is seen: what an edition may not show never leaves it.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Serialize;

use crate::diagnostic::Locale;
use crate::records::Visibility;
use crate::scoring::Scored;
use crate::scoring::claims::of_agency;
use crate::source::{Sources, Spanned};

use super::evaluation::{claims, text};
use super::{AgencyView, ShownYear};

/// For whom pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// Everybody.
    Public,
    /// The ministry and the evaluators.
    Ministry,
}

/// Readers, as a type: what is made for some of them is never given to others by mistake.
pub trait Readers {
    /// Their edition.
    const EDITION: Edition;
}

/// Everybody.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Public;

/// The ministry and the evaluators.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ministry;

impl Readers for Public {
    const EDITION: Edition = Edition::Public;
}

impl Readers for Ministry {
    const EDITION: Edition = Edition::Ministry;
}

/// Something that was made for some readers. What is made of it is for the same ones.
///
/// ```compile_fail
/// use raingan::view::{For, Ministry, Public, Shown};
/// fn publish(_: For<Public, Shown<'_>>) {}
/// fn mistake(ministry: For<Ministry, Shown<'_>>) {
///     publish(ministry);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct For<R, T> {
    made: T,
    readers: PhantomData<R>,
}

impl<R, T> For<R, T> {
    fn new(made: T) -> Self {
        For { made, readers: PhantomData }
    }

    /// What is made of it.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> For<R, U> {
        For::new(make(self.made))
    }

    /// The same, borrowed.
    pub fn by_ref(&self) -> For<R, &T> {
        For::new(&self.made)
    }

    /// It, for whom does not matter any more.
    pub fn into_inner(self) -> T {
        self.made
    }
}

impl<R, T> Deref for For<R, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.made
    }
}

impl<R, T: IntoIterator> For<R, T> {
    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = For<R, T::Item>> {
        self.made.into_iter().map(For::new)
    }
}

impl<R, T> For<R, Option<T>> {
    /// What there is of it.
    pub fn known(self) -> Option<For<R, T>> {
        self.made.map(For::new)
    }
}

impl<T> For<Public, T> {
    /// What everybody may see, the ministry may see too; never the other way round.
    pub fn for_ministry(self) -> For<Ministry, T> {
        For::new(self.made)
    }
}

impl<'a, R: Readers> For<R, Shown<'a>> {
    /// What these readers may see of a scored model, in a language.
    pub fn shown(scored: &'a Scored, locale: Locale) -> Self {
        For::new(Shown::new(scored, R::EDITION, locale))
    }
}

/// What an edition shows of a scored model, in a language. Whatever may be internal is asked for here.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    scored: &'a Scored,
    edition: Edition,
    locale: Locale,
}

impl<'a> Shown<'a> {
    /// What an edition shows, in a language.
    pub fn new(scored: &'a Scored, edition: Edition, locale: Locale) -> Self {
        Shown { scored, edition, locale }
    }

    /// Whether the edition may show what has this visibility.
    pub fn opens(&self, visibility: Visibility) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::Internal => self.edition == Edition::Ministry,
            Visibility::Unreleased => false,
        }
    }

    /// A thing, where the edition may show it.
    pub fn open<T>(&self, visibility: Visibility, thing: T) -> Option<T> {
        self.opens(visibility).then_some(thing)
    }

    /// A thing whose visibility may be written; it is public otherwise.
    pub(super) fn open_written<T>(
        &self,
        visibility: &Option<Spanned<Visibility>>,
        thing: T,
    ) -> Option<T> {
        let visibility = visibility.as_ref().map_or(Visibility::Public, |written| written.value);
        self.open(visibility, thing)
    }

    /// For whom.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// In which language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The fixed words of pages.
    pub fn labels(&self) -> BTreeMap<&'static str, &'static str> {
        super::labels(self.locale)
    }

    /// The model and its scores, of which nothing may be shown that was not asked for here.
    pub(crate) fn scored(&self) -> &'a Scored {
        self.scored
    }

    /// The years, newest first.
    pub fn years(&self, sources: &'a Sources) -> Vec<ShownYear<'a>> {
        let years = self.scored.model.years.keys().rev();
        years.filter_map(|number| ShownYear::new(*self, *number, sources)).collect()
    }

    /// The agency.
    pub fn agency(&self) -> AgencyView {
        let (model, locale) = (&self.scored.model, self.locale);
        let agency = &model.agency;
        let newest = model.years.values().next_back();
        let name = newest.map_or(&agency.names[0].name, |year| agency.name_on(year.as_of));
        let all =
            |list: &[crate::records::Text]| list.iter().map(|t| t.get(locale).to_owned()).collect();
        AgencyView {
            slug: agency.slug.to_string(),
            name: name.get(locale).to_owned(),
            abbreviation: text(&agency.abbreviation, locale),
            law: text(&agency.law, locale),
            ministry: text(&agency.ministry, locale),
            vision: text(&agency.vision, locale),
            objectives: all(&agency.objectives),
            strategies: all(&agency.strategies),
            claims: claims(&agency.claims, *self, false, |claim| of_agency(claim, agency)),
            address: agency.address.clone().unwrap_or_default(),
        }
    }
}

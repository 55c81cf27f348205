//! Until when Facebook takes an answer.
//!
//! Source: developers.facebook.com, Messenger platform, "Policy overview" (24 hours after the person's last message; the
//! tag HUMAN_AGENT seven days, for people and not for programs), "Private replies" (one to a comment, within seven days);
//! retired tags: chatwoot/chatwoot #13690, erxes/erxes #9177. Read 2026-11-26.

use super::Facebook;
use super::failure::ANSWERED_PRIVATELY;
use chrono::TimeDelta;
use domain::inbox::{Asked, Kind, MayAnswer, Way};

const STANDARD: TimeDelta = TimeDelta::hours(24);
const HUMAN_AGENT: TimeDelta = TimeDelta::days(7);
const PRIVATE_REPLY: TimeDelta = TimeDelta::days(7);

impl Facebook {
    pub(super) fn window(&self, asked: &Asked) -> MayAnswer {
        let now = self.client.their_now();
        let within = |since, window, why| {
            let by_ours = match MayAnswer::until(domain::Timestamp::plus(since, window), now, why) {
                MayAnswer::Yes { until } => until.map(|until| self.client.ours(until)),
                no => return no,
            };
            MayAnswer::Yes { until: by_ours }
        };
        match (asked.kind, asked.way) {
            (Kind::Direct, Way::Here) => match asked.last_at {
                Some(last) => within(last, self.direct(), self.too_late()),
                None => MayAnswer::no("Facebook lets a page write only to somebody who wrote to it before."),
            },
            (Kind::Comment, _) | (Kind::Mention, Way::Here) if asked.gone => {
                MayAnswer::no("What you would answer was deleted on Facebook.")
            }
            (Kind::Comment, Way::Privately) if asked.answered_privately => MayAnswer::no(ANSWERED_PRIVATELY),
            (Kind::Comment, Way::Privately) => match asked.written_at {
                Some(written) => within(
                    written,
                    PRIVATE_REPLY,
                    "Facebook takes a private reply to a comment for seven days, and this one is older.",
                ),
                None => MayAnswer::Never,
            },
            (_, Way::Privately) => MayAnswer::Never,
            _ => MayAnswer::Yes { until: None },
        }
    }

    fn direct(&self) -> TimeDelta {
        if self.client.settings.human_agent { HUMAN_AGENT } else { STANDARD }
    }

    pub(super) fn too_late(&self) -> &'static str {
        if self.client.settings.human_agent {
            "Facebook lets a page write only within seven days of the person’s last message. They have to write first, or \
             you answer in Facebook’s own inbox."
        } else {
            "Facebook lets a page write only within 24 hours of the person’s last message. They have to write first, or you \
             answer in Facebook’s own inbox."
        }
    }

    /// Within 24 hours an answer is an answer; the tag is for a person who comes later, and for nothing else.
    pub(super) fn sort_of_message(&self, asked: &Asked) -> Vec<(&'static str, String)> {
        let is_late = asked.kind == Kind::Direct
            && asked.last_at.is_some_and(|last| self.client.their_now().since(last) > STANDARD);
        if is_late && self.client.settings.human_agent {
            vec![("messaging_type", "MESSAGE_TAG".to_owned()), ("tag", "HUMAN_AGENT".to_owned())]
        } else {
            vec![("messaging_type", "RESPONSE".to_owned())]
        }
    }
}

//! What was ordered of the workers, in the reader's words: for the list of what they gave up.

use words::{Voice, say};

pub fn order_words(voice: Voice, kind: &str) -> String {
    match kind {
        "SendMessage" => say!(voice, "order-send-message"),
        "PublishOnChannel" => say!(voice, "order-publish"),
        "WithdrawFromChannel" => say!(voice, "order-withdraw"),
        "Reword" => say!(voice, "order-reword"),
        "PollChannel" => say!(voice, "order-poll"),
        "TakeIn" => say!(voice, "order-take-in"),
        "TakeInAgain" => say!(voice, "order-take-in-again"),
        "Moderate" => say!(voice, "order-moderate"),
        "FetchPictures" => say!(voice, "order-fetch-pictures"),
        "FetchParent" => say!(voice, "order-fetch-parent"),
        "Tell" => say!(voice, "order-tell"),
        "SendLetter" => say!(voice, "order-send-letter"),
        "SendInvitation" => say!(voice, "order-send-invitation"),
        "SendPasswordReset" => say!(voice, "order-send-password-reset"),
        "TellOfPassword" => say!(voice, "order-tell-of-password"),
        "Learn" => say!(voice, "order-learn"),
        "Regroup" => say!(voice, "order-regroup"),
        _ => say!(voice, "order-of-old"),
    }
}

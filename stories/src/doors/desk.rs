//! The desk's doors: every route, what it is knocked at with, and who may come in.

use super::Door;
use domain::team::Deed::{Answer as Reply, Look, Manage, Publish};

const BUSINESS: &str = "name=Ada&headline=&about=&hosts=&time_zone=Europe/Berlin&mail_from=&day0=&day1=&day2=&day3=\
    &day4=&day5=&day6=&special=&within=2&unit=hours&clock=all";
const TELL: &str = "offered={conversation}&tell={conversation}&text.{conversation}=We+wrote+it+down.";

/// Ordered so that what takes away comes last.
pub const DESK: &[Door<'_>] = &[
    ("GET", "/desk", "", Look),
    ("GET", "/desk/", "", Look),
    ("GET", "/desk/live", "", Look),
    ("GET", "/desk/calendar", "", Look),
    ("GET", "/desk/measures", "", Look),
    ("GET", "/desk/inbox", "", Look),
    ("GET", "/desk/inbox/list", "", Look),
    ("GET", "/desk/inbox/counts", "", Look),
    ("GET", "/desk/inbox/search", "", Look),
    ("GET", "/desk/inbox/{conversation}", "", Look),
    ("GET", "/desk/needs", "", Look),
    ("GET", "/desk/needs/{need}", "", Look),
    ("GET", "/desk/media", "", Look),
    ("GET", "/desk/media/articles/{article}", "", Look),
    ("GET", "/desk/media/articles/{article}/publication", "", Look),
    ("GET", "/desk/media/articles/{article}/tellings", "", Look),
    ("GET", "/desk/media/pictures", "", Look),
    ("GET", "/desk/media/pictures/{picture}/deletion", "", Look),
    ("GET", "/desk/channels", "", Look),
    ("GET", "/desk/channels/new", "", Look),
    ("GET", "/desk/channels/new/{network}", "", Look),
    ("GET", "/desk/channels/new/{network}/back", "", Look),
    ("GET", "/desk/channels/{channel}", "", Look),
    ("GET", "/desk/settings", "", Look),
    ("GET", "/desk/settings/team", "", Look),
    ("GET", "/desk/settings/me", "", Look),
    ("GET", "/desk/settings/businesses", "", Look),
    // Shows the writer's own words; nothing is kept.
    ("POST", "/desk/media/articles/{article}/preview", "body=Oak", Look),
    ("POST", "/desk/settings/businesses", "business={business}", Look),
    ("POST", "/desk/settings/me/name", "name=Somebody", Look),
    ("POST", "/desk/settings/me/address", "email=else@example.com&password=not+the+password", Look),
    ("POST", "/desk/settings/me/password", "old=not+the+password&new=oak+and+elm+and+ash", Look),
    ("POST", "/desk/inbox/{conversation}/replies", "text=Yes", Reply),
    ("POST", "/desk/inbox/{conversation}/notes", "text=Ask+Tom", Reply),
    ("POST", "/desk/inbox/{conversation}/closure", "", Reply),
    ("POST", "/desk/inbox/{conversation}/reopening", "", Reply),
    ("POST", "/desk/inbox/{conversation}/assignee", "staff=", Reply),
    ("POST", "/desk/inbox/{conversation}/presence", "does=reading", Reply),
    ("POST", "/desk/inbox/{conversation}/shown", "shown=hidden", Reply),
    ("POST", "/desk/messages/{message}/decision", "arrived=no", Reply),
    ("POST", "/desk/messages/{message}/undo", "", Reply),
    ("POST", "/desk/needs/{need}/title", "title=Oiling", Reply),
    ("POST", "/desk/needs/{need}/merger", "into={need}", Reply),
    ("POST", "/desk/needs/{need}/article", "", Publish),
    ("POST", "/desk/needs/{need}/questions", "question={question}&title=Oil", Reply),
    ("POST", "/desk/media/articles", "", Publish),
    ("POST", "/desk/media/articles/{article}", "revision=1&title=Oil&summary=&body=Oil", Publish),
    ("POST", "/desk/media/articles/{article}/cover", "picture={picture}", Publish),
    ("POST", "/desk/media/articles/{article}/publication", "then=publish&when=2027-01-01T10:00", Publish),
    ("POST", "/desk/media/articles/{article}/tellings", TELL, Publish),
    ("POST", "/desk/media/pictures", "", Publish),
    ("POST", "/desk/media/pictures/{picture}/description", "alt=Oak", Publish),
    ("POST", "/desk/media/publications/{publication}/moment", "day=2027-01-01&time=10:00", Publish),
    ("POST", "/desk/media/publications/{publication}/decision", "arrived=no", Publish),
    ("POST", "/desk/media/publications/{publication}/withdrawal", "", Publish),
    ("POST", "/desk/media/publications/{publication}/cancelling", "", Publish),
    ("POST", "/desk/media/articles/{article}/removal", "", Publish),
    ("POST", "/desk/settings/export", "", Manage),
    ("POST", "/desk/settings", BUSINESS, Manage),
    ("POST", "/desk/settings/invitations", "email=zoe@example.com&role=viewer", Manage),
    ("POST", "/desk/settings/invitations/{invitation}/removal", "", Manage),
    ("POST", "/desk/settings/tokens", "name=till&role=viewer", Manage),
    ("POST", "/desk/settings/tokens/{token}/revocation", "", Manage),
    ("POST", "/desk/settings/team/{staff}/role", "role=viewer", Manage),
    ("POST", "/desk/settings/team/{staff}/removal", "", Manage),
    ("POST", "/desk/orders/{job}/another-try", "", Manage),
    ("POST", "/desk/channels/new/{network}", "page_token=none", Manage),
    ("GET", "/desk/channels/new/{network}/sign-in", "", Manage),
    ("POST", "/desk/channels/new/{network}/back", "account={account}", Manage),
    ("POST", "/desk/channels/{channel}/removal", "", Manage),
    ("POST", "/desk/media/articles/{article}/deletion", "", Publish),
    ("POST", "/desk/media/pictures/{picture}/deletion", "", Publish),
    ("GET", "/desk/inbox/{conversation}/erasure", "", Manage),
    ("POST", "/desk/inbox/{conversation}/erasure", "", Manage),
];

/// Doors that stand open for those who are not signed in, or exist in a demo only.
pub const OTHERS: &[(&str, &str)] = &[
    ("GET", "/desk/sign-in"),
    ("POST", "/desk/sign-in"),
    ("POST", "/desk/sign-out"),
    ("GET", "/desk/welcome/{token}"),
    ("POST", "/desk/welcome/{token}"),
    ("GET", "/desk/invitations/{token}"),
    ("POST", "/desk/invitations/{token}"),
    ("POST", "/desk/demo/speed"),
];

/// Ids of another business where a path of one's own is right: path, what is sent.
pub const SMUGGLED: &[(&str, &str)] = &[
    ("/desk/inbox/{conversation}/assignee", "staff={their staff}"),
    ("/desk/needs/{need}/merger", "into={their need}"),
    ("/desk/needs/{need}/questions", "question={their question}&title=Oil"),
    ("/desk/needs/{need}/questions", "question={question}&into={their need}"),
    ("/desk/media/articles/{article}/cover", "picture={their picture}"),
    (
        "/desk/media/articles/{article}/publication",
        "then=publish&channel={their channel}&text.{their channel}=Oil&when=2027-01-01T10:00",
    ),
    (
        "/desk/media/articles/{article}/tellings",
        "offered={their conversation}&tell={their conversation}&text.{their conversation}=Hi",
    ),
    ("/desk/media/publications/{publication}/moment", "day=2027-01-01&together={their publication}"),
    ("/desk/settings/businesses", "business={their business}"),
];

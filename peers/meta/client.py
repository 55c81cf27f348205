"""Meta's own client against a Graph API: client.py BASE PAGE_ID PAGE_TOKEN APP_ID APP_SECRET POST_ID COMMENT_ID PERSON_ID

Does with the official objects what the adapter does with its own calls, and prints one JSON object of what it saw.
"""

import json
import sys

from facebook_business.adobjects.comment import Comment
from facebook_business.adobjects.page import Page
from facebook_business.adobjects.pagepost import PagePost
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

base, page_id, token, app_id, app_secret, post_id, comment_id, person_id = sys.argv[1:]
FacebookSession.GRAPH = base
FacebookAdsApi.init(app_id, app_secret, token, api_version="v25.0")
page = Page(page_id)
seen = {}

seen["page"] = page.api_get(fields=["id", "name", "username", "category"]).export_all_data()
made = page.create_feed(params={"message": "By Meta's client", "link": "https://joinery.example/oil"})
seen["post"] = made["id"]
seen["feed"] = [p["id"] for p in page.get_feed(fields=["id", "message", "from", "created_time", "permalink_url"])]
seen["posts"] = [p["message"] for p in page.get_posts(fields=["message"], params={"limit": 1})]
comments = PagePost(post_id).get_comments(
    fields=["id", "message", "from", "created_time", "parent", "permalink_url"],
    params={"filter": "stream", "order": "chronological", "limit": 2},
)
seen["comments"] = [c["message"] for c in comments]
reply = Comment(comment_id).create_comment(params={"message": "We do."})
seen["reply"] = reply["id"]
Comment(comment_id).api_update(params={"is_hidden": True})
seen["hidden"] = Comment(comment_id).api_get(fields=["is_hidden"])["is_hidden"]
threads = page.get_conversations(fields=["id", "updated_time", "participants"], params={"platform": "MESSENGER"})
seen["messages"] = [m["message"] for t in threads for m in t.get_messages(fields=["message"])]
sent = page.create_message(
    params={"recipient": {"id": person_id}, "message": {"text": "Hello from Meta"}, "messaging_type": "RESPONSE"}
)
seen["sent"] = sent.export_all_data() if hasattr(sent, "export_all_data") else str(sent)
page.create_subscribed_app(params={"subscribed_fields": ["feed", "messages"]})
PagePost(made["id"]).api_delete()


def error_of(call):
    try:
        call()
    except FacebookRequestError as error:
        return [error.http_status(), error.api_error_code(), error.api_error_subcode(), error.api_transient_error()]
    return None


seen["missing"] = error_of(lambda: PagePost(made["id"]).api_get())
seen["field"] = error_of(lambda: Page(page_id).get_feed(fields=["created_time", "nonsense"]))
seen["unsigned"] = error_of(lambda: Page(page_id, api=FacebookAdsApi.init(app_id, "wrong", token, api_version="v25.0")).api_get())
seen["token"] = error_of(lambda: Page(page_id, api=FacebookAdsApi.init(app_id, app_secret, "x", api_version="v25.0")).api_get())
print(json.dumps(seen))

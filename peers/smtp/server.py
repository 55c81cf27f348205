"""A mail server for tests: server.py PLAIN_PORT TLS_PORT FOLDER

Keeps each message as FOLDER/mail/NUMBER.eml, with its envelope in X-Envelope-From and X-Envelope-To. Signing in is
possible on both ports and needed on the second: "porchlight" with "lantern". By the recipient's local part:

  refused@…      550 at RCPT
  later@…        450 at RCPT
  no-content@…   554 after the message
  cut@…          keeps the message, then drops the connection without an answer
  slow@…         answers after 5 s
"""

import asyncio
import itertools
import pathlib
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

plain_port, tls_port, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
numbers = itertools.count(1)


class Keep:
    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "refused":
            return "550 5.1.1 No such person here"
        if name == "later":
            return "450 4.2.1 Mailbox busy, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        names = {address.split("@")[0] for address in envelope.rcpt_tos}
        if "no-content" in names:
            return "554 5.6.0 We do not like this message"
        head = f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {','.join(envelope.rcpt_tos)}\r\n"
        path = folder / "mail" / f"{next(numbers):06}.eml"
        part = path.with_suffix(".part")
        part.write_bytes(head.encode() + envelope.original_content)
        part.rename(path)
        if "slow" in names:
            await asyncio.sleep(5)
        if "cut" in names:
            server.transport.abort()
        return "250 OK: kept"


def sign_in(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"porchlight", b"lantern"))


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(folder / "server.pem", folder / "server.key")
Controller(Keep(), hostname="127.0.0.1", port=plain_port, authenticator=sign_in, auth_require_tls=False).start()
Controller(
    Keep(),
    hostname="127.0.0.1",
    port=tls_port,
    authenticator=sign_in,
    auth_required=True,
    tls_context=context,
    require_starttls=True,
).start()
asyncio.new_event_loop().run_forever()

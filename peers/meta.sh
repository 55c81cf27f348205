# Meta's own client for its Graph API, from PyPI: not a server, but somebody who knows how one must answer.

install() { python_packages meta-venv facebook-business==26.0.3; }

start() { echo "PORCHLIGHT_TEST_META_PYTHON=$peers/meta-venv/bin/python"; }

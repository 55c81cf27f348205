# Bluesky's own finder of links, mentions and tags, out of the packages of the network's peer: not a server, but the code
# that decides what a text means there.

install() { (. "$here/bluesky.sh" && install); }

start() {
  (. "$here/bluesky.sh"
   echo "PORCHLIGHT_TEST_BLUESKY_NODE=$node22/bin/node"
   echo "PORCHLIGHT_TEST_BLUESKY_PACKAGES=$peers/bluesky/node_modules")
}

# Words we suggest: a person reads them, and may write others, before anybody else sees them.

# To somebody who asked, once there is an article.
tell = Hello, you asked us about this. We have written down what we know: { $link }
tell-named = Hello { $name }, you asked us about this. We have written down what we know: { $link }
# Where only little fits.
tell-short = We answered this here: { $link }
# Headings in the start of a draft.
draft-asked = What people ask
draft-answered = What we answer

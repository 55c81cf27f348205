tell = مرحبًا، سألتنا عن هذا. كتبنا ما نعرفه: { $link }
tell-named = مرحبًا { $name }، سألتنا عن هذا. كتبنا ما نعرفه: { $link }
tell-short = أجبنا عن هذا هنا: { $link }
draft-asked = ماذا يسأل الناس
draft-answered = بماذا نجيب

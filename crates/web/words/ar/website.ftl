to-content = إلى المحتوى
demo = نسخة تجريبية
demo-note = هذه نسخة تجريبية: المتجر وزبائنه وشبكاته كلها محاكاة.
website = الموقع
menu = القائمة
articles = المقالات
ask-us = اسألنا
ask-us-something = اطرح علينا سؤالًا
who-reads = من يقرأ هذه الصفحة
only-you = لا يقرأ هذه الصفحة إلا أنت و{ $business }
comma = {"، "}

## The porch light

open = مفتوح
closed = مغلق
kept = { $cases ->
    [zero] وفينا بالوعد في { $percent }٪ من { $cases } سؤال خلال آخر { $days } يومًا
    [one] وفينا بالوعد في { $percent }٪ من سؤال واحد خلال آخر { $days } يومًا
    [two] وفينا بالوعد في { $percent }٪ من سؤالين خلال آخر { $days } يومًا
    [few] وفينا بالوعد في { $percent }٪ من { $cases } أسئلة خلال آخر { $days } يومًا
    [many] وفينا بالوعد في { $percent }٪ من { $cases } سؤالًا خلال آخر { $days } يومًا
   *[other] وفينا بالوعد في { $percent }٪ من { $cases } سؤال خلال آخر { $days } يومًا
}
porch-always-short = مفتوح دائمًا
porch-always = نحن هنا دائمًا
porch-open-until = { $when ->
    [today] مفتوح حتى { $time }
    [tomorrow] مفتوح حتى غدٍ { $time }
    [week] مفتوح حتى { $weekday } { $time }
   *[far] مفتوح حتى { $date }
}
porch-here-until = { $when ->
    [today] نحن هنا حتى { $time }
    [tomorrow] نحن هنا حتى غدٍ { $time }
    [week] نحن هنا حتى { $weekday } { $time }
   *[far] نحن هنا حتى { $date }
}
porch-closed-until = { $when ->
    [today] مغلق حتى { $time }
    [tomorrow] مغلق حتى غدٍ { $time }
    [week] مغلق حتى { $weekday } { $time }
   *[far] مغلق حتى { $date }
}
porch-back = { $when ->
    [today] نعود الساعة { $time }
    [tomorrow] نعود غدًا الساعة { $time }
    [week] نعود يوم { $weekday } الساعة { $time }
   *[far] نعود في { $date }
}
porch-nobody = لا أحد هنا الآن

## The foot

foot-come-by = زورونا
foot-hours = متى نكون هنا
foot-speak = تحدث إلينا
foot-follow = تابعنا
foot-feed = الخلاصة
foot-more = المزيد
foot-staff = فريق العمل
imprint = بيانات الناشر
privacy = الخصوصية
statement-of = { $title } – { $business }

## Articles

article-on = مقال، { $date }
article = مقال
people-asked = { $people ->
    [zero] لم يسأل أحد
    [one] سأل شخص واحد
    [two] سأل شخصان
    [few] سأل { $people } أشخاص
    [many] سأل { $people } شخصًا
   *[other] سأل { $people } شخص
}
people-asked-this = { $people ->
    [zero] لم يسألنا أحد هذا السؤال.
    [one] سألنا شخص واحد هذا السؤال.
    [two] سألنا شخصان هذا السؤال.
    [few] سألنا { $people } أشخاص هذا السؤال.
    [many] سألنا { $people } شخصًا هذا السؤال.
   *[other] سألنا { $people } شخص هذا السؤال.
}
reading-minutes = { $minutes ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
articles-none = لم نكتب شيئًا بعد. اسألنا، فلعل سؤالك يكون الأول.
articles-older = مقالات أقدم
newest = الأحدث
ask-about = هل لديك سؤال عن هذا؟
ask-about-lead = سؤالك يصل إلى { $business }، لا إلى آلة. وأنت تختار هل يقرؤه غيرك.
your-question = سؤالك
what-to-know = ماذا تود أن تعرف؟
go-on = متابعة
share-article = شارك هذا المقال
share-email = بريد إلكتروني
copy-link = نسخ الرابط
copied = تم النسخ
said = ماذا قال الناس
said-conversations = { $count ->
    [zero] لا محادثات
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $count } محادثات
    [many] { $count } محادثة
   *[other] { $count } محادثة
}
said-later = بعد { $span }
name-not-shown = الاسم غير ظاهر
simulated = محاكاة
somebody = شخص ما

## Nothing is at this address

lost-title = ليست هنا
lost-heading = هذه الصفحة ليست هنا
lost-words = ربما نُقلت، أو أن العنوان غير مكتمل.
lost-articles = مقالاتنا

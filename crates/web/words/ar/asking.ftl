ask-hear-by = { $when ->
    [today] يصلك ردّنا اليوم قبل الساعة { $time }
    [tomorrow] يصلك ردّنا غدًا قبل الساعة { $time }
    [week] يصلك ردّنا يوم { $weekday } قبل الساعة { $time }
   *[far] يصلك ردّنا في { $date } قبل الساعة { $time }
}
ask-regarding = بخصوص:
ask-where = أين نجيبك؟
ask-email = بريدك الإلكتروني
ask-no-letters = لا يمكننا إرسال بريد: ستحصل على صفحة خاصة بك، وفيها الجواب. احتفظ بعنوانها، فهو طريق العودة الوحيد إليها.
may-stay-empty = (اختياري)
ask-name = اسمك
ask-others = هل يقرؤه غيرك أيضًا؟
ask-others-no = لا، نحن وأنت فقط
ask-others-no-more = ستحصل على صفحة خاصة للجواب
ask-others-yes = نعم، من دون اسمي
ask-others-yes-more = قد يفيد شخصًا آخر
ask-others-yes-looked-at = قد يفيد شخصًا آخر. نقرؤه قبل أن يظهر هناك
ask-trap = اترك هذا فارغًا
ask-send = إرسال السؤال
ask-nothing-else = بلا حساب وبلا نشرة بريدية

ask-trap-filled = من فضلك اترك الحقل الأخير فارغًا.
ask-sent-other = سبق أن أرسلت هذا النموذج، وذلك السؤال عندنا. أما هذا فلم يُرسل بعد: أرسله أيضًا إن شئت.
ask-too-many = طرحت أسئلة كثيرة خلال ساعة. انتظر قليلًا ثم أرسل هذا.
ask-sent-already = سبق إرسال هذا السؤال.
ask-answer-comes = سبق إرسال هذا السؤال. سيصل الجواب إلى العنوان الذي كتبته.
text-empty = لم يُكتب شيء بعد.
text-too-long = { $over ->
    [zero] النص أطول مما يلزم: يتسع المكان إلى { $most } على الأكثر، والزائد { $over }.
    [one] النص أطول بحرف واحد: يتسع المكان إلى { $most } على الأكثر.
    [two] النص أطول بحرفين: يتسع المكان إلى { $most } على الأكثر.
    [few] النص أطول بـ{ $over } أحرف: يتسع المكان إلى { $most } على الأكثر.
    [many] النص أطول بـ{ $over } حرفًا: يتسع المكان إلى { $most } على الأكثر.
   *[other] النص أطول بـ{ $over } حرف: يتسع المكان إلى { $most } على الأكثر.
}
not-an-address = «{ $address }» ليس عنوان بريد يمكننا الكتابة إليه.

question-withdrawn = تم سحب سؤالك
question-with-us = سؤالك عندنا
question-added = ما أضفته عندنا
question-answered = أجبنا عن سؤالك
question-here = سؤالك هنا
question-again = سبق إرسال هذا. هو هنا مرة واحدة ولم يُرسل من جديد.
question-late = تأخرنا عليك، ونعتذر
question-by = { $when ->
    [today] نجيب اليوم قبل الساعة { $time }
    [tomorrow] نجيب غدًا قبل الساعة { $time }
    [week] نجيب يوم { $weekday } قبل الساعة { $time }
   *[far] نجيب في { $date } قبل الساعة { $time }
}
question-seen = أجبناك، ونرى ما كتبته بعد ذلك.
question-anything-else = هل من شيء آخر؟
question-letter = نكتب إلى { $email } ونضع الجواب هنا.
question-keep-address = احتفظ بعنوان هذه الصفحة: فهو طريق العودة الوحيد إليها.
question-you = أنت
question-gone = تم السحب
question-not-shown = ليس على موقعنا
question-shown-later = على موقعنا بعد أن نقرأه، من دون اسمك
question-shown = على موقعنا، من دون اسمك
question-add = هل تريد أن تضيف شيئًا؟
question-add-it = إضافة
question-sure = هل تريد سحبه حقًا؟
question-sure-more = تُحذف كلماتك هنا وعندنا، ولا يجيب أحد. ولا يمكن التراجع عن ذلك.
question-withdraw-it = سحب وحذف
question-keep-it = إبقاء
question-withdraw = سحب السؤال وحذفه
add-sent-other = سبق أن أرسلت هذا النموذج، وما جاء فيه موجود هنا. أما هذه الكلمات فلم تُرسل بعد.
add-too-many = كتبت كثيرًا خلال ساعة. انتظر قليلًا ثم أرسل هذا من جديد.

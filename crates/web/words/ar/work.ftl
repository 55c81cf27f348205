work = أعمالنا
work-none = لا شيء معروضًا هنا بعد. اسألنا عمّا أنجزناه مؤخرًا.
work-older = أعمال أقدم
work-on = أعمالنا، { $date }
before = قبل.
after = بعد.
job-finished = أُنجز في { $month }
job-photos = { $photos ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $photos } صور
    [many] { $photos } صورة
   *[other] { $photos } صورة
}
job-place = المكان
job-shown = نُشر
share-this = شارك

times-today = اليوم
times-yesterday = أمس
times-when = { $when ->
    [today] { $time }
    [tomorrow] غدًا { $time }
    [yesterday] أمس { $time }
    [week] { $short_weekday } { $time }
   *[far] { $date }
}
times-minutes = { $minutes } د
times-hours = { $hours } س
times-hours-and-minutes = { $hours } س { $minutes } د
times-days = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
times-late = متأخر { $span }
times-in = خلال { $span }
times-closed = مغلق
times-comma = {"، "}
times-answer-within = { $unit ->
    [day] { $count ->
        [zero] نجيب خلال { $count } يوم
        [one] نجيب خلال يوم واحد
        [two] نجيب خلال يومين
        [few] نجيب خلال { $count } أيام
        [many] نجيب خلال { $count } يومًا
       *[other] نجيب خلال { $count } يوم
    }
    [hour] { $count ->
        [zero] نجيب خلال { $count } ساعة
        [one] نجيب خلال ساعة واحدة
        [two] نجيب خلال ساعتين
        [few] نجيب خلال { $count } ساعات
        [many] نجيب خلال { $count } ساعة
       *[other] نجيب خلال { $count } ساعة
    }
    [opening-hour] { $count ->
        [zero] نجيب خلال { $count } ساعة عمل
        [one] نجيب خلال ساعة عمل واحدة
        [two] نجيب خلال ساعتَي عمل
        [few] نجيب خلال { $count } ساعات عمل
        [many] نجيب خلال { $count } ساعة عمل
       *[other] نجيب خلال { $count } ساعة عمل
    }
    [opening-minute] { $count ->
        [zero] نجيب خلال { $count } دقيقة عمل
        [one] نجيب خلال دقيقة عمل واحدة
        [two] نجيب خلال دقيقتَي عمل
        [few] نجيب خلال { $count } دقائق عمل
        [many] نجيب خلال { $count } دقيقة عمل
       *[other] نجيب خلال { $count } دقيقة عمل
    }
   *[minute] { $count ->
        [zero] نجيب خلال { $count } دقيقة
        [one] نجيب خلال دقيقة واحدة
        [two] نجيب خلال دقيقتين
        [few] نجيب خلال { $count } دقائق
        [many] نجيب خلال { $count } دقيقة
       *[other] نجيب خلال { $count } دقيقة
    }
}

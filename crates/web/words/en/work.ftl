# Recent work: jobs in photos.

work = Recent work
work-none = Nothing is shown here yet. Ask us what we did lately.
work-older = Older work
work-on = Recent work, { $date }
before = Before.
after = After.
# A month with its year: "June 2026".
job-finished = Finished { $month }
job-photos = { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
}
job-place = Place
job-shown = Shown
share-this = Share this

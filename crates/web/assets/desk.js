// The desk's own small script. Every page works without it; it only saves steps.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const body = document.body
  document.documentElement.classList.add('scripted')

  // --- Words: the page hands over its sentences, in the reader's language; what is in curly brackets is filled in here ---
  const sentences = JSON.parse($('#sentences')?.textContent || '{}')
  const said = (name, values = {}) => (sentences[name] ?? '').replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole)
  const figure = (number, digits = 0) => number.toLocaleString(body.dataset.locale || 'en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

  // --- Time: the server's now, going on at the server's speed ---
  const loaded = performance.now(), speed = Number(body.dataset.speed || 1), startedAt = Number(body.dataset.now || Date.now())
  const now = () => startedAt + (performance.now() - loaded) * speed
  const span = (ms) => {
    const minutes = Math.max(1, Math.floor(ms / 60000)), hours = Math.floor(minutes / 60), days = Math.floor(minutes / 1440), rest = minutes % 60
    if (minutes < 60) return said('minutes', { minutes })
    if (minutes < 1440) return rest ? said('hours-and-minutes', { hours, minutes: String(rest).padStart(2, '0') }) : said('hours', { hours })
    return days === 1 ? said('day') : said('days', { days })
  }
  const tick = () => {
    for (const chip of all('.chip[data-due]')) {
      const left = Number(chip.dataset.due) - now(), words = $('span', chip)
      chip.classList.toggle('late', left < 0)
      chip.classList.toggle('soon', left >= 0 && left < 1800000)
      chip.classList.toggle('calm', left >= 1800000)
      if (left < 0) words.textContent = said('late', { span: span(-left) })
      else if (left < 7200000) words.textContent = said('in', { span: span(left) })
    }
    for (const left of all('[data-left]')) {
      const seconds = Math.ceil((Number(left.dataset.left) - now()) / 1000 / speed)
      if (seconds > 0) left.textContent = said('leaves-in', { seconds })
      else { left.textContent = said('on-its-way'); left.parentElement.querySelector('button')?.remove() }
    }
  }
  setInterval(tick, 1000)

  let dragged = null
  // --- Words in a form: what somebody changed there, and the server does not have yet ---
  const isFile = (field) => field.type === 'file'
  const changed = (field) => {
    if (field.type === 'hidden' || field.type === 'search') return false
    if (isFile(field)) return field.files.length > 0
    if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked
    if (field.tagName !== 'SELECT') return field.value !== field.defaultValue
    const first = [...field.options].findIndex((option) => option.defaultSelected)
    return field.selectedIndex !== Math.max(0, first)
  }
  const fields = (part) => all('input, textarea, select', part)
  const isTyped = (field) => isFile(field) || field.matches('textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=search], [type=submit])')

  // --- Live: hear what changed, ask for the part that shows it, never under the cursor or somebody's hands ---
  const hovered = (part) => dragged || (part.id === 'list' && part.matches(':hover'))
  const inHand = (part) => {
    const at = document.activeElement
    return fields(part).some(changed) || (part.contains(at) && (/INPUT|TEXTAREA|SELECT/.test(at.tagName) || Boolean(at.closest('.move[open]'))))
  }
  const busy = (part) => hovered(part) || inHand(part)
  // Forms have another key each time they are made; that alone is no change. Nor are the line that tells of one and what a form said.
  const looks = (part) => { const copy = part.cloneNode(true); for (const own of all('.new, section > .done[role=status]', copy)) own.remove(); for (const key of all('[name=once], [name=knew]', copy)) key.removeAttribute('value'); return copy.innerHTML }
  // Parts of one page that hear the same ask once.
  const asked = new Map()
  const pageOf = (part) => {
    const from = part.dataset.refresh
    if (!asked.has(from)) asked.set(from, askFor(from, part.id).finally(() => asked.delete(from)))
    return asked.get(from)
  }
  const askFor = async (from, id) => {
    const answer = await fetch(from, { headers: { 'x-part': id, ...(document.visibilityState === 'visible' && { 'x-looking': '1' }) } })
    return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  }
  const fetched = async (part) => {
    const page = await pageOf(part)
    return page ? { page, fresh: page.getElementById(part.id) } : {}
  }
  const swap = (part, fresh) => {
    const atEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 80
    const scroll = all('*', part).filter((e) => e.scrollTop > 0).map((e) => [e.className, e.scrollTop])
    const held = part.contains(document.activeElement) && document.activeElement
    const name = held && ['id', 'href', 'aria-label'].find((name) => held.getAttribute(name))
    // What somebody has opened stays open.
    const open = all('details[open][id]', part).map((e) => e.id)
    part.innerHTML = fresh.innerHTML
    for (const id of open) document.getElementById(id)?.setAttribute('open', '')
    if (name) $(`[${name}="${CSS.escape(held.getAttribute(name))}"]`, part)?.focus({ preventScroll: true })
    for (const [name, top] of scroll) { const e = name && part.getElementsByClassName(name)[0]; if (e) e.scrollTop = top }
    if (part.dataset.scroll && atEnd) part.scrollTop = part.scrollHeight
    tick()
  }
  const refresh = async (part) => {
    if (hovered(part)) return later(part)
    try {
      const { page, fresh } = await fetched(part)
      if (!fresh) return
      const count = page.querySelector('[data-waiting]')
      if (count) showCounts(count)
      if (looks(fresh) === looks(part)) return
      if (busy(part)) return later(part)
      swap(part, fresh)
    } catch { /* the next change brings it */ }
  }
  const showCounts = (count) => {
    for (const old of all('[data-waiting]')) { old.innerHTML = count.innerHTML; old.hidden = count.hidden }
    const waits = Number(count.dataset.waits), news = Number(count.dataset.news)
    const title = `${waits ? `(${waits}) ` : ''}${news ? '• ' : ''}${document.title.replace(/^(\(\d+\) )?(• )?/, '')}`
    if (document.title !== title) document.title = title
    const sign = `/favicon.svg?waits=${waits}`, icon = $('link[rel=icon]')
    // A new one: some browsers do not look again at one that changes.
    if (icon && icon.getAttribute('href') !== sign) { const fresh = icon.cloneNode(); fresh.setAttribute('href', sign); icon.replaceWith(fresh) }
  }
  const later = (part) => {
    if ($(':scope > .new', part) || $('header + .new', part)) return
    const line = document.createElement('button')
    line.className = 'new'; line.type = 'button'
    line.textContent = hovered(part) ? said('something-new') : said('changed-meanwhile')
    line.onclick = async () => { const { fresh } = await fetched(part).catch(() => ({})); if (fresh) swap(part, fresh) }
    const look = () => { if (!busy(part)) { line.remove(); refresh(part) } else again() }
    const again = () => { for (const left of ['mouseleave', 'focusout']) part.addEventListener(left, () => setTimeout(look, 50), { once: true }) }
    again()
    const head = $('header', part)
    if (head) head.after(line)
    else part.prepend(line)
  }
  const waiting = new Map()
  const heard = (kind, id) => {
    for (const part of all('[data-refresh]')) {
      const wants = part.dataset.on.split(' ')
      if (kind === 'all' || wants.includes(kind) || wants.includes(`${kind}:${id}`)) {
        clearTimeout(waiting.get(part))
        waiting.set(part, setTimeout(() => refresh(part), 150))
      }
    }
    if (kind === 'conversation' || kind === 'all') badge()
  }
  const badge = async () => {
    const answer = await fetch('/desk/inbox/counts', { headers: { 'x-part': 'counts' } }).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    const count = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-waiting]')
    if (count) showCounts(count)
  }
  // --- Presence: who else has this conversation open. Kept nowhere: a beat while we look, forgotten without one ---
  const BEAT = 15000, people = new Map(), present = $('[data-present]'), composing = present?.closest('form')
  let typed = -Infinity, told = ''
  const does = () => performance.now() - typed < BEAT && composing.elements.text.value.trim() ? 'writing' : 'reading'
  const beat = (what = does()) => {
    told = what
    if (document.visibilityState === 'visible' || what === 'left') navigator.sendBeacon(present.dataset.present, new URLSearchParams({ does: what }))
  }
  const showPeople = () => {
    const lines = [...people.values()].map(({ face, name, does }) => {
      const line = document.createElement('span'), sign = document.createElement('i')
      sign.className = 'face'; sign.setAttribute('aria-hidden', 'true'); sign.textContent = face
      line.append(sign, does === 'writing' ? said('is-writing', { name }) : said('is-reading', { name }))
      return line
    })
    // Told anew only when it is new, or a reader would hear it with every beat.
    if (lines.map((line) => line.textContent).join() !== [...present.children].map((line) => line.textContent).join()) present.replaceChildren(...lines)
  }
  const somebody = (other) => {
    if (!present || other.conversation !== composing.dataset.draft) return
    const known = people.get(other.staff)
    clearTimeout(known?.gone)
    if (other.does === 'left') people.delete(other.staff)
    else people.set(other.staff, { ...other, gone: setTimeout(() => { people.delete(other.staff); showPeople() }, 2.5 * BEAT) })
    showPeople()
    // Who has just come sees us at once, too.
    if (!known && other.does !== 'left') beat()
  }
  if (present) {
    composing.elements.text.addEventListener('input', () => { typed = performance.now(); if (told !== 'writing') beat() })
    document.addEventListener('visibilitychange', () => beat(document.visibilityState === 'visible' ? does() : 'left'))
    addEventListener('pagehide', () => beat('left'))
    setInterval(beat, BEAT)
  }
  if (body.dataset.live && window.EventSource) {
    const connect = () => {
      const live = new EventSource(body.dataset.live)
      live.addEventListener('presence', (event) => somebody(JSON.parse(event.data)))
      for (const kind of ['conversation', 'needs', 'piece', 'channels', 'all']) live.addEventListener(kind, (event) => heard(kind, event.data))
      // What happened between the page and this line, or while the line was cut, was not heard: look once.
      live.onopen = () => { heard('all'); if (present) beat() }
    }
    connect()
  }

  // --- Drafts: what somebody wrote and did not send stays on their machine, a month at most, until the server has it ---
  const MONTH = 30 * 86400000
  const drafts = {
    key: (id) => `draft ${body.dataset.me} ${id}`,
    read: (kept) => { try { return JSON.parse(kept) } catch { return null } },
    of: (id) => { try { return drafts.read(localStorage.getItem(drafts.key(id))) } catch { return null } },
    // A browser that keeps nothing, or has no room, loses a draft with its page, as it would without this.
    put: (id, draft) => { try { localStorage.setItem(drafts.key(id), JSON.stringify({ ...draft, at: Date.now() })) } catch { } },
    keep: (id, text, as) => { if (text.trim()) drafts.put(id, { text, as }); else drafts.forget(id) },
    forget: (id) => { try { localStorage.removeItem(drafts.key(id)) } catch { } },
    sweep: (old) => { try { for (const key of Object.keys(localStorage)) if (key.startsWith('draft ') && old(drafts.read(localStorage.getItem(key)))) localStorage.removeItem(key) } catch { } },
  }
  drafts.sweep((draft) => !(draft?.at > Date.now() - MONTH))

  // --- Composer: count as the network counts, Ctrl+Enter sends ---
  const graphemes = window.Intl?.Segmenter ? new Intl.Segmenter() : null
  const length = (text) => graphemes ? [...graphemes.segment(text)].length : [...text].length
  const count = (area) => {
    const place = $('[data-count]', area.closest('form'))
    if (!place) return
    // A note never leaves: no network counts it.
    const as = $('[name=as]:checked', area.closest('form'))?.value, note = as === 'note', text = area.value.trim()
    const used = !note && area.dataset.countAs === 'characters' ? [...text].length : length(text), most = Number(note ? area.dataset.mostNote : as === 'privately' ? area.dataset.mostPrivately : area.dataset.most)
    const bytes = note ? 0 : Number(area.dataset.mostBytes || 0), heavy = bytes ? new TextEncoder().encode(text).length - bytes : 0
    place.textContent = used > most ? said('too-long', { over: figure(used - most) }) : heavy > 0 ? said('bytes-too-long', { over: figure(heavy) }) : said('length-of', { used: figure(used), most: figure(most) })
    place.classList.toggle('over', used > most || heavy > 0)
  }
  for (const form of all('[data-composer]')) {
    const area = $('textarea', form), id = form.dataset.draft, button = $('button.primary', form)
    const as = () => $('[name=as]:checked', form).value
    const keep = () => drafts.keep(id, area.value, as())
    const mode = () => {
      const words = { note: button.dataset.note, privately: button.dataset.privately, reply: button.dataset.send }
      $('span', button).textContent = words[as()]
      area.placeholder = as() === 'note' ? said('only-we') : as() === 'privately' ? said('only-they') : said('write-a-reply')
      count(area)
    }
    const draft = drafts.of(id)
    // Words that came back, undone or refused, are a draft at the conversation's own address.
    if (area.value) { keep(); history.replaceState(null, '', `/desk/inbox/${id}`) }
    // What was written as a note comes back as one: nobody must send a customer what was meant for colleagues. Nor show
    // everybody what was meant for one: where that way is closed by now, it comes back as a note, too.
    else if (draft) {
      area.value = draft.text
      const way = $(`[value=${CSS.escape(draft.as ?? (draft.note ? 'note' : 'reply'))}]`, form)
      const to = way && !way.disabled ? way : $('[value=note]', form)
      to.checked = true
    }
    area.addEventListener('input', () => { keep(); count(area) })
    form.addEventListener('sent', () => drafts.forget(id))
    form.addEventListener('change', () => { keep(); mode() })
    // Sent in another tab: the same words do not stand here to be sent again.
    addEventListener('storage', (event) => { if (event.key === drafts.key(id) && !event.newValue && area.value === drafts.read(event.oldValue)?.text) { area.value = ''; count(area) } })
    mode()
  }

  // --- Beside a conversation: what has no place there on a narrow screen is a sheet over it, the same part, moved ---
  const wide = matchMedia('(min-width: 1100px)'), sheet = document.createElement('dialog')
  sheet.className = 'sheet'; sheet.setAttribute('aria-label', said('about'))
  body.append(sheet)
  // What lies under a sheet is not read aloud: it has a line of its own for what is done in it.
  const aloud = document.createElement('div')
  aloud.className = 'unseen'; aloud.setAttribute('role', 'status')
  const openSheet = () => {
    const part = $('#main > .context')
    if (!part || wide.matches || sheet.open) return
    aloud.textContent = ''
    sheet.replaceChildren(aloud, part)
    sheet.showModal()
    part.scrollTop = 0
    $('.close', part).focus()
  }
  sheet.addEventListener('close', () => {
    const part = $('.context', sheet), main = $('#main')
    sheet.style.translate = ''
    // The page was made anew meanwhile: it has its own.
    if (part && main.matches('.inbox.open') && !$('.context', main)) main.append(part)
    else part?.remove()
  })
  wide.addEventListener('change', () => sheet.close())
  if (location.hash === '#about') openSheet()
  // Beside it, or drawn down by its head, it closes. A press that began inside and ends outside chose words.
  let pressed = null, from = null
  sheet.addEventListener('pointerdown', (event) => {
    pressed = event.target
    if (event.target.closest('.top') && !event.target.closest('a')) { from = event.clientY; sheet.setPointerCapture(event.pointerId) }
  })
  sheet.addEventListener('pointermove', (event) => { if (from !== null) sheet.style.translate = `0 ${Math.max(0, event.clientY - from)}px` })
  for (const end of ['pointerup', 'pointercancel']) sheet.addEventListener(end, (event) => {
    if (from === null) return
    const far = event.clientY - from > 80
    from = null; sheet.style.translate = ''
    if (far && end === 'pointerup') sheet.close()
  })
  sheet.addEventListener('click', (event) => { if (event.target === sheet && pressed === sheet && from === null) { const at = sheet.getBoundingClientRect(); if (event.clientY < at.top || event.clientX < at.left || event.clientX > at.right) sheet.close() } })

  // --- Sending a form: the words stay on the page until the server has them, whatever happens on the way ---
  const MOST_BYTES = 30 * 1024 * 1024
  let leaving = false, saveFirst = async () => true, settled = async () => {}
  const tell = (words) => { (sheet.open ? aloud : $('#said')).textContent = words }
  const say = (form, words, link) => {
    const at = form.closest('.composer, .panel, .context section, .stack') || form
    let line = at === form ? form.previousElementSibling : $(':scope > .wrong.told', at)
    if (!line?.matches('.told')) { line = document.createElement('p'); line.className = 'wrong told'; line.setAttribute('role', 'alert'); if (at === form) form.before(line); else at.prepend(line) }
    line.replaceChildren(words)
    if (link) { const to = document.createElement('a'); to.href = link.to; to.target = '_blank'; to.textContent = link.words; line.append(' ', to) }
    line.scrollIntoView({ block: 'nearest' })
  }
  // The same words sent from the same place again, after going back, are sent under the same key.
  const print = (data) => { let sum = 7; for (const [name, value] of data) if (!/^(once|knew)$/.test(name)) for (const c of `${name}=${value.name ?? value};`) sum = (Math.imul(sum, 31) + c.codePointAt(0)) >>> 0; return sum }
  // As a browser sends a form without files: of a file only its name, and of none chosen nothing.
  const plain = (data) => new URLSearchParams([...data].map(([name, value]) => [name, value.name ?? value]))
  const send = async (form, submitter) => {
    let data
    try { data = new FormData(form, submitter) } catch { data = new FormData(form); if (submitter?.name) data.append(submitter.name, submitter.value) }
    if (form.matches('[data-article]')) { await settled(); data.set('revision', form.elements.revision.value) }
    const files = [...data.values()].filter((value) => value instanceof File), bytes = files.reduce((sum, file) => sum + file.size, 0)
    if (bytes > MOST_BYTES) return say(form, said('files-too-large', { size: figure(Math.ceil(bytes / 1024 / 1024)) }))
    const key = form.elements.once, words = print(data), before = history.state?.sent
    if (key && before?.words === words && fields(form).some((field) => isTyped(field) && field.value.trim())) data.set('once', before.key)
    if (!form.matches('[data-article]') && !(await saveFirst())) return say(form, said('save-first'))
    let answer, page
    try {
      answer = await fetch(form.action, { method: 'POST', body: /multipart/.test(form.enctype) ? data : plain(data), headers: { 'x-form': 'yes', accept: 'text/html' } })
      page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    } catch { return say(form, said('not-sent')) }
    const leadsTo = answer.headers.get('x-leads-to')
    if (!answer.ok) {
      const why = $('[role=alert]', page)?.textContent || page.body.textContent.trim() || said('did-not-work')
      if (answer.status === 401) return say(form, said('signed-out'), { to: '/desk/sign-in', words: said('sign-in-elsewhere') })
      const fresh = answer.status === 409 && $(`form[action="${CSS.escape(new URL(form.action).pathname)}"] [name=once]`, page)
      // Told what others did, they know it from now on.
      const knows = answer.status === 409 && form.matches('[data-knows]') && $('[data-knows] [name=knew]', page)
      if (knows) form.elements.knew.value = knows.value
      // What is wrong stands where it is wrong, too; nothing that was typed is touched.
      for (const place of all('[data-told]', form)) place.innerHTML = page.getElementById(place.id)?.innerHTML ?? ''
      if (key && fresh) { key.value = fresh.value; return say(form, `${why} ${said('send-these-too')}`) }
      return say(form, why)
    }
    if (key) history.replaceState({ ...history.state, sent: { key: data.get('once'), words } }, '')
    form.dispatchEvent(new Event('sent'))
    const panel = form.closest('.panel, .context')
    if (leadsTo && panel?.id && new URL(leadsTo, location).pathname === location.pathname) {
      const fresh = await fetch(leadsTo).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, 'text/html').getElementById(panel.id)).catch(() => null)
      if (fresh) { swap(panel, fresh); tell($('[role=status]', panel)?.textContent ?? ''); return }
    }
    leaving = true
    // Whoever sits here next reads nobody's drafts.
    if (form.action.endsWith('/desk/sign-out')) drafts.sweep(() => true)
    if (leadsTo) { location.assign(leadsTo); return }
    const back = $('[data-composer]', page)
    // Taken back: the words are a draft again, at the conversation's own address.
    if (back) { drafts.keep(back.dataset.draft, $('textarea', back).value, $('[name=as]:checked', back)?.value); location.assign(`/desk/inbox/${back.dataset.draft}`); return }
    leaving = false
    const fresh = page.getElementById('main')
    if (fresh) { $('#main').replaceWith(fresh); document.title = page.title; $('#main').scrollIntoView() }
  }
  // --- Pictures go up one by one, each with its progress: what is refused or cut off loses nothing of the others ---
  const uploads = (() => {
    const queue = [], SILENCE = 60000, READING = 180000
    let busy = null
    const megabytes = (bytes) => bytes < 100 * 1024 ? said('kilobytes', { size: Math.max(1, Math.round(bytes / 1024)) }) : said('megabytes', { size: figure(bytes / 1024 / 1024, 1) })
    const listOf = (form) => {
      let box = form.nextElementSibling
      if (box?.matches('.uploads')) return box
      box = document.createElement('section')
      box.className = 'uploads'
      box.setAttribute('aria-label', said('uploads'))
      box.innerHTML = '<p class="sum"></p><ul></ul><p class="unseen" role="status" aria-live="polite"></p>'
      form.after(box)
      return box
    }
    const part = (item, name) => $(`.${name}`, item.line)
    const count = (box) => {
      const items = queue.filter((item) => item.box === box && item.state !== 'cancelled'), up = items.filter((item) => item.state === 'done').length
      $('.sum', box).textContent = items.length > 1 ? said('up-of', { up, count: items.length }) : items.length ? said('up-one', { up }) : ''
    }
    // Said aloud once a change, not at every per cent.
    const tell = (item, words) => { $('[role=status]', item.box).textContent = said('of-file', { name: item.file.name, words }); count(item.box) }
    const set = (item, state, words) => {
      item.state = item.line.dataset.state = state
      part(item, 'state').textContent = words
      const bar = $('progress', item.line), moves = state === 'uploading' || state === 'reading'
      bar.hidden = state === 'refused' || state === 'cancelled'
      if (state === 'reading') bar.removeAttribute('value')
      else if (!moves) bar.value = state === 'done' ? 100 : 0
      part(item, 'cancel').hidden = !['waiting', 'uploading'].includes(state)
      part(item, 'again').hidden = !['failed', 'cancelled'].includes(state)
      tell(item, words)
    }
    const add = (form, file, alt) => {
      const line = document.createElement('li')
      line.innerHTML = '<b class="name" dir="auto"></b><small class="size"></small><progress max="100" value="0"></progress><span class="state"></span><button type="button" class="small cancel"></button><button type="button" class="small again" hidden></button>'
      const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      const item = { form, file, alt, line, box: listOf(form), key, state: 'waiting' }
      $('.name', line).textContent = file.name
      $('.size', line).textContent = megabytes(file.size)
      $('progress', line).setAttribute('aria-label', said('progress-of', { name: file.name }))
      for (const [name, words] of [['cancel', said('cancel')], ['again', said('try-again')]]) {
        const button = $(`.${name}`, line)
        button.textContent = words
        button.setAttribute('aria-label', said('of-file', { name: words, words: file.name }))
      }
      $('.cancel', line).addEventListener('click', () => { const sent = item.request; set(item, 'cancelled', said('cancelled')); if (sent) sent.abort(); part(item, 'again').focus() })
      $('.again', line).addEventListener('click', () => { set(item, 'waiting', said('waits')); next() })
      $('ul', item.box).append(line)
      queue.push(item)
      if (file.size > MOST_BYTES) set(item, 'refused', said('picture-too-large', { size: figure(Math.ceil(file.size / 1024 / 1024)) }))
      else set(item, 'waiting', said('waits'))
      return item
    }
    const next = () => {
      if (busy) return
      const item = queue.find((item) => item.state === 'waiting')
      if (item) { busy = item; send(item) }
    }
    const send = (item) => {
      const data = new FormData(), request = item.request = new XMLHttpRequest()
      if (item.form.elements.back) data.set('back', item.form.elements.back.value)
      data.set('alt', item.alt)
      // The same at every attempt: what arrived before its answer was lost is not added twice.
      data.set('once', item.key)
      data.set('picture', item.file, item.file.name)
      let patience
      const wait = (span) => { clearTimeout(patience); patience = setTimeout(() => { item.stalled = true; request.abort() }, span) }
      const over = (state, words) => {
        clearTimeout(patience)
        item.request = null
        busy = null
        if (item.state !== 'cancelled') set(item, state, words)
        next()
      }
      const lost = () => { const words = item.stalled ? said('stood-still') : said('not-added-offline'); item.stalled = false; over('failed', words) }
      request.upload.addEventListener('progress', (event) => {
        wait(SILENCE)
        const share = event.lengthComputable ? Math.min(99, Math.floor(event.loaded / event.total * 100)) : 0
        $('progress', item.line).value = share
        part(item, 'state').textContent = `${share} %`
      })
      request.upload.addEventListener('load', () => { if (item.state === 'uploading') { wait(READING); set(item, 'reading', said('being-read')) } })
      request.addEventListener('error', lost)
      request.addEventListener('abort', lost)
      request.addEventListener('load', () => {
        const status = request.status
        if (status < 400) { over('done', said('added')); arrived(item); return }
        const page = new DOMParser().parseFromString(request.responseText, 'text/html')
        let why = ($('[role=alert]', page)?.textContent || page.body.textContent).trim().slice(0, 300)
        if (why.startsWith(`${item.file.name}: `)) why = why.slice(item.file.name.length + 2)
        if (status === 401) over('failed', said('not-added-signed-out'))
        else if (status === 408 || status === 429 || status >= 500) over('failed', said('not-added', { why: why || said('could-not-take') }))
        else over('refused', said('not-added', { why: why || said('refused-it') }))
      })
      request.open('POST', item.form.action)
      request.setRequestHeader('x-form', 'yes')
      request.setRequestHeader('accept', 'text/html')
      set(item, 'uploading', '0 %')
      wait(SILENCE)
      request.send(data)
    }
    // New ones join the others; nothing that is typed beside them is touched.
    const arrived = async (item) => {
      const { form, alt } = item, field = form.elements.alt, grid = () => form.closest('.panel, main')
      if (field && field.value === alt && !queue.some((other) => other.form === form && other.state !== 'done')) field.value = ''
      const page = await fetch(form.elements.back?.value || form.action, { headers: { accept: 'text/html' } }).then((answer) => answer.ok ? answer.text() : '').catch(() => '')
      const fresh = $(form.closest('.panel') ? `#${CSS.escape(form.closest('.panel').id)} .grid` : 'main .grid', new DOMParser().parseFromString(page, 'text/html'))
      const shown = $('.grid', grid())
      if (!fresh || !shown) return
      $('.empty', grid())?.remove()
      const known = new Set(all('img', shown).map((img) => img.getAttribute('src')))
      shown[shown.dataset.grows === 'end' ? 'append' : 'prepend'](...all('li', fresh).filter((line) => !known.has($('img', line)?.getAttribute('src'))))
    }
    // Gone, it is not waited for; back again, what it cut off goes on by itself.
    addEventListener('offline', () => busy?.request?.abort())
    addEventListener('online', () => { for (const item of queue) if (item.state === 'failed') set(item, 'waiting', said('waits')); next() })
    const active = () => queue.some((item) => ['waiting', 'uploading', 'reading'].includes(item.state))
    return {
      active,
      take: async (form) => {
        if (form.dataset.sending) return
        form.dataset.sending = 'yes'
        // What is typed beside it is safe first; that it cannot be saved stops no picture.
        await saveFirst()
        delete form.dataset.sending
        const field = form.elements.picture, alt = form.elements.alt?.value ?? ''
        const added = [...field.files].map((file) => add(form, file, alt))
        // Taken: chosen again, the same file is another picture.
        if (added.some((item) => item.state !== 'refused')) field.value = ''
        next()
      },
    }
  })()
  // --- An album's photos: dragged, or moved with alt and an arrow; the numbers follow, and are what is saved ---
  const order = $('[data-order]')
  if (order) {
    const places = () => all('[data-place]', order)
    const renumber = () => places().forEach((field, number) => {
      if (field.value === String(number + 1)) return
      field.value = number + 1
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    order.addEventListener('keydown', (event) => {
      const row = event.target.closest('li')
      if (!row || !event.altKey || event.isComposing || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
      const other = event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling
      event.preventDefault()
      if (!other) return
      other[event.key === 'ArrowUp' ? 'before' : 'after'](row)
      renumber()
      event.target.focus()
      row.scrollIntoView({ block: 'nearest' })
    })
    let dragged = null
    order.addEventListener('pointerdown', (event) => {
      const handle = event.target.closest('.handle')
      if (!handle || event.button) return
      event.preventDefault()
      dragged = handle.closest('li')
      dragged.classList.add('dragged')
      handle.setPointerCapture(event.pointerId)
    })
    order.addEventListener('pointermove', (event) => {
      if (!dragged) return
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-order] > li')
      if (!over || over === dragged) return
      const box = over.getBoundingClientRect()
      over[event.clientY < box.top + box.height / 2 ? 'before' : 'after'](dragged)
    })
    const dropped = () => { if (dragged) { dragged.classList.remove('dragged'); dragged = null; renumber() } }
    order.addEventListener('pointerup', dropped)
    order.addEventListener('pointercancel', dropped)
  }
  document.addEventListener('submit', async (event) => {
    if (event.target.matches('.upload') && event.target.elements.picture?.files.length && !event.defaultPrevented) { event.preventDefault(); uploads.take(event.target); return }
    const form = event.target, has = (what) => fields(form).some(what)
    // Passwords go the browser's own way, and pages before the desk.
    if (event.defaultPrevented || form.method !== 'post' || event.submitter?.matches('[data-plain]') || body.matches('.plain') || has((field) => field.type === 'password')) return
    event.preventDefault()
    if (form.dataset.sending) return
    const buttons = [...form.elements].filter((field) => field.matches('button') && !field.disabled)
    form.dataset.sending = 'yes'
    const sent = send(form, event.submitter)
    for (const button of buttons) button.disabled = true
    await sent
    if (leaving) return
    delete form.dataset.sending
    for (const button of buttons) button.disabled = false
  })
  // Back to a page that was kept whole: its buttons work again.
  addEventListener('pageshow', (event) => { if (event.persisted) { leaving = false; for (const form of all('[data-sending]')) delete form.dataset.sending; for (const button of all('form button[disabled]')) button.disabled = false } })
  addEventListener('beforeunload', (event) => {
    const unsent = (form) => form.method === 'post' && !form.matches('[data-composer], [data-article]') && fields(form).some((field) => isTyped(field) && changed(field) && (isFile(field) || field.value.trim()))
    if (uploads.active() || (!leaving && all('form').some(unsent))) event.preventDefault()
  })
  document.addEventListener('click', (event) => {
    const use = event.target.closest('[data-use]'), area = use && $('[data-composer] textarea')
    if (area) {
      event.preventDefault(); sheet.close()
      // Beside what somebody wrote already, never in its place.
      area.value = area.value.trim() ? `${area.value.trimEnd()}\n\n${use.dataset.use}` : use.dataset.use
      area.dispatchEvent(new Event('input')); area.focus()
    }
    if (event.target.closest('a.about') && !wide.matches) { event.preventDefault(); openSheet() }
    if (event.target.closest('.context .close')) { event.preventDefault(); sheet.close() }
    const put = event.target.closest('[data-insert]')
    if (put) insert($('#body'), put.dataset.insert)
    if (event.target.closest('[data-keys]')) $('#keys').showModal()
    const mark = event.target.closest('[data-mark]')
    if (mark) wrap($('#body'), mark.dataset.mark)
  })
  document.addEventListener('change', (event) => { if (event.target.matches('[data-submit]')) event.target.form.requestSubmit(); if (event.target.matches('[data-goes-up]')) event.target.form.requestSubmit($('[data-plain]', event.target.form)) })

  // --- Writing: marks, preview, saving by itself ---
  const insert = (area, text) => { if (!area) return; const at = area.selectionEnd; area.setRangeText(text, at, at, 'end'); area.focus(); area.dispatchEvent(new Event('input')) }
  const wrap = (area, mark) => {
    const from = area.selectionStart, to = area.selectionEnd, chosen = area.value.slice(from, to)
    if (/^\W+ $/.test(mark)) { const start = area.value.lastIndexOf('\n', from - 1) + 1; area.setRangeText(mark, start, start, 'end') }
    else if (mark.startsWith('[')) area.setRangeText(`[${chosen || said('link-words')}](https://)`, from, to, 'end')
    else area.setRangeText(`${mark}${chosen}${mark}`, from, to, chosen ? 'end' : 'start')
    area.focus(); area.dispatchEvent(new Event('input'))
  }
  const article = $('[data-article]')
  if (article) {
    let saving, showing, dirty = false, failed = false
    const saved = $('[data-saved]'), id = `article ${article.dataset.article}`
    const typed = () => Object.fromEntries(['title', 'body', 'summary'].map((name) => [name, article.elements[name].value]))
    const same = (one, other) => Object.keys(one).every((name) => one[name] === other[name])
    // Until the server has it, it stays in this browser, with the version it was written upon.
    const keep = () => drafts.put(id, { ...typed(), knew: article.elements.revision.value })
    // One at a time: each takes the revision of the one before.
    let last = Promise.resolve()
    const save = () => { last = last.then(saveNow, saveNow); return last }
    const saveNow = async () => {
      if (!dirty) return
      dirty = false
      const sent = typed(), form = new URLSearchParams(new FormData(article)).toString()
      // A page that goes away may still send so much (fetch.spec.whatwg.org, "keepalive").
      const answer = await fetch(article.action, { method: 'POST', headers: { 'x-quietly': '1', 'content-type': 'application/x-www-form-urlencoded' }, body: form, keepalive: form.length < 60000 }).catch(() => null)
      failed = !answer?.ok
      if (answer?.ok) {
        article.elements.revision.value = await answer.text(); saved.textContent = 'out' in saved.dataset ? said('saved-not-out') : said('saved')
        if (same(sent, typed())) drafts.forget(id); else keep()
      } else {
        dirty = true; saved.textContent = answer ? await answer.text() : said('not-saved')
        if (!answer || answer.status >= 500) { clearTimeout(saving); saving = setTimeout(save, 5000) }
      }
    }
    const now = () => { clearTimeout(saving); return save() }
    const show = async () => {
      const answer = await fetch(article.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(article)) }).catch(() => null)
      if (!answer?.ok) return
      for (const fresh of all('.panel', new DOMParser().parseFromString(await answer.text(), 'text/html'))) {
        const panel = document.getElementById(fresh.id), tab = $(`label[for="${CSS.escape(fresh.dataset.tab)}"]`)
        if (!panel) continue
        panel.innerHTML = fresh.innerHTML
        if (fresh.dataset.fit) { tab.dataset.fit = fresh.dataset.fit; $('.fit-words', tab).textContent = `, ${fresh.dataset.words}` }
      }
    }
    article.addEventListener('input', () => {
      dirty = true; saved.textContent = said('writing'); keep()
      clearTimeout(saving); saving = setTimeout(save, 1500)
      clearTimeout(showing); showing = setTimeout(show, 300)
    })
    article.addEventListener('sent', () => { dirty = failed = false; clearTimeout(saving); drafts.forget(id) })
    addEventListener('online', now)
    // A phone tells no more than that the page is out of sight.
    document.addEventListener('visibilitychange', () => { if (document.hidden) now() })
    addEventListener('pagehide', now)
    addEventListener('beforeunload', (event) => { if (dirty && failed && !leaving) event.preventDefault() })
    const draft = drafts.of(id)
    if (draft && same(typed(), draft)) drafts.forget(id)
    else if (draft && draft.knew === article.elements.revision.value) {
      for (const name of Object.keys(typed())) article.elements[name].value = draft[name]
      dirty = true; show()
      saved.textContent = said('back-again')
      now()
    } else if (draft) {
      const lost = $('[data-lost]')
      lost.hidden = false; $('textarea', lost).value = [draft.title, draft.body, draft.summary].filter(Boolean).join('\n\n')
      $('button', lost).addEventListener('click', () => { drafts.forget(id); lost.hidden = true })
    }
    saveFirst = async () => { await now(); return !dirty }
    settled = async () => { clearTimeout(saving); await last }
  }

  // --- Calendar: a planned entry is dragged to another day; its own form does the rest ---
  const dropping = (day) => { for (const old of all('.dropping')) old.classList.remove('dropping'); day?.classList.add('dropping') }
  const dayUnder = (event) => { const day = dragged && event.target.closest('[data-day]'); return day && day.dataset.past === undefined ? day : null }
  document.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('.entry[draggable=true]') || null
    if (dragged) { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', $('.title', dragged).textContent); dragged.classList.add('dragged') }
  })
  document.addEventListener('dragover', (event) => { const day = dayUnder(event); dropping(day); if (day) event.preventDefault() })
  document.addEventListener('dragend', () => { dropping(null); dragged?.classList.remove('dragged'); dragged = null })
  document.addEventListener('drop', (event) => {
    const day = dayUnder(event)
    if (!day) return
    event.preventDefault()
    const form = $('form', dragged)
    if (day.contains(dragged)) return
    form.elements.day.value = day.dataset.day
    form.submit()
  })

  // --- Keys ---
  let last = ''
  const go = { i: '/desk/inbox', t: '/desk', n: '/desk/needs', m: '/desk/media', c: '/desk/calendar' }
  const move = (by) => {
    const rows = all('a.conversation'), at = rows.findIndex((row) => row === document.activeElement || (row.getAttribute('aria-current') && !rows.includes(document.activeElement)))
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  // What is typed next must not be read as keys: to write is to stand in the field.
  const write = (note) => {
    const form = $('[data-composer]'), mode = $(`[value=${note ? 'note' : 'reply'}]`, form)
    if (!mode.disabled && !mode.checked) mode.click()
    $('textarea', form).focus()
  }
  document.addEventListener('keydown', (event) => {
    // Japanese, Chinese, Korean: these keys choose among letters, and are not for us (229: Safari's way to say so).
    if (event.isComposing || event.keyCode === 229) return
    const typing = event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
    if (typing && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.target.form?.requestSubmit(); return }
    if (event.key === 'Escape') for (const open of all('.move[open]')) { open.open = false; $('summary', open).focus(); return }
    if (typing && event.key === 'Escape') { event.target.blur(); return }
    if ($('dialog[open]')) { if (event.key === '?' && $('#keys[open]')) { $('#keys').close(); event.preventDefault() } return }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (last === 'g' && go[event.key]) { location.href = go[event.key]; return }
    if (event.key === 'j') move(1)
    else if (event.key === 'k') move(-1)
    else if (event.key === '?') $('#keys').showModal()
    else if (event.key === '/') { const field = $('input[type=search]'); if (field?.offsetParent) field.focus(); else location.href = '/desk/inbox/search' }
    else {
      const target = $(`[data-key="${CSS.escape(event.key)}"]`)
      if (!target) { last = event.key; return }
      if (target.closest('.context')) openSheet()
      if (target.matches('textarea, select')) target.focus()
      else target.click()
      if (target.closest('[data-composer]')) write(event.key === 'n')
    }
    last = event.key
    if (event.key !== 'g') event.preventDefault()
  })

  const zone = $('[data-time-zone]')
  if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || ''
  for (const part of all('[data-scroll=end]')) part.scrollTop = part.scrollHeight
  $('.conversation[aria-current]')?.scrollIntoView({ block: 'nearest' })
  tick()
})()

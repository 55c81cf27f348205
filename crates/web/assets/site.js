// Copy link, and the device's own share sheet. Everything works without.
for (const link of document.querySelectorAll('[data-copy]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault()
    try { await navigator.clipboard.writeText(link.dataset.copy); link.querySelector('span').textContent = link.dataset.copied } catch { location.href = link.href }
  })
}

import { createHash } from 'node:crypto';
import { raw } from 'hono/html';

/*
 * Improves the form where it can, and is missed by nobody where it cannot: photos are shrunk on the phone, what was written
 * outlives a lost network, and a second tap sends nothing. Old enough for the WebViews of chat apps.
 */
const formScript = `(function () {
  var form = document.querySelector('[data-report]');
  if (!form) return;
  var store, place = 'louyu draft ' + location.pathname;
  try { store = window.localStorage; } catch (error) { store = null; }
  var kept = ['where', 'text', 'contact'];
  function field(name) { return form.elements[name]; }
  function save() {
    var draft = {};
    kept.forEach(function (name) { draft[name] = field(name).value; });
    try { store.setItem(place, JSON.stringify(draft)); } catch (error) {}
  }
  try {
    var draft = JSON.parse(store.getItem(place) || '{}'), found = false;
    kept.forEach(function (name) {
      if (draft[name] && !field(name).value) { field(name).value = draft[name]; found = true; }
    });
    if (found) form.querySelector('[data-draft]').hidden = false;
  } catch (error) {}
  form.addEventListener('input', save);
  form.addEventListener('submit', function (event) {
    save();
    if (navigator.onLine === false) {
      event.preventDefault();
      form.querySelector('[data-offline]').hidden = false;
      return;
    }
    if (form.getAttribute('data-sent')) return event.preventDefault();
    form.setAttribute('data-sent', '1');
    var button = form.querySelector('[type=submit]');
    button.textContent = button.getAttribute('data-sending');
  });
  window.addEventListener('pageshow', function () { form.removeAttribute('data-sent'); });
  var photos = field('photos');
  if (!photos || !window.createImageBitmap || !window.DataTransfer || !HTMLCanvasElement.prototype.toBlob) return;
  function shrunk(file) {
    return createImageBitmap(file, { imageOrientation: 'from-image' }).then(function (image) {
      var scale = Math.min(1, 1600 / Math.max(image.width, image.height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) {
          done(blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file);
        }, 'image/jpeg', 0.85);
      });
    }).catch(function () { return file; });
  }
  var mine = null;
  photos.addEventListener('change', function () {
    var chosen = Array.prototype.slice.call(photos.files, 0, Number(photos.getAttribute('data-max')));
    var turn = mine = {};
    Promise.all(chosen.map(shrunk)).then(function (files) {
      if (turn !== mine) return;
      var list = new DataTransfer();
      files.forEach(function (file) { list.items.add(file); });
      photos.files = list.files;
    });
  });
})();`.replace(/\n\s*/g, '\n');

/** What was submitted needs no draft any more. */
const submittedScript = `(function () {
  try {
    Object.keys(localStorage).forEach(function (key) {
      if (key.indexOf('louyu draft ') === 0) localStorage.removeItem(key);
    });
  } catch (error) {}
})();`.replace(/\n\s*/g, '\n');

const sourceOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Goes behind the form, and what a page's policy must allow for it. */
export const formScriptElement = raw(`<script>${formScript}</script>`);
export const formScriptSource = sourceOf(formScript);
export const submittedScriptElement = raw(`<script>${submittedScript}</script>`);
export const submittedScriptSource = sourceOf(submittedScript);

/* The elements that the page of writing is made of. */
import './audience-panel.ts';
import './draft-images.ts';
import '../components/category-mark.ts';
import '../components/compose-bar.ts';
import '../components/draft-conflict.ts';
import '../components/draft-fields.ts';
import '../components/draft-notes.ts';
import '../components/leave-guard.ts';
import '../components/note.ts';
import '../components/notice-options.ts';
import '../components/template-older.ts';
import '../components/unsaved-note.ts';

import './style/base.css';
import './verify/verify.css';
import { mountVerify } from './verify/page.ts';

const root = document.getElementById('app');
if (root) mountVerify(root, { hash: location.hash.slice(1), api: new URL('/api/evidence/', location.href) });

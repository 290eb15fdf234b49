import { render } from 'preact';
import { NotOpenYet } from './pages/NotOpenYet.tsx';
import './style/base.css';

const root = document.getElementById('app');
if (root) render(<NotOpenYet />, root);

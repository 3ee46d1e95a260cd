// Loaded ahead, since loading takes longer than starting.
import '../../serve.js';
import './told-clock.js';
import '../../bin.js';

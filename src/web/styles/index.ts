import './tokens.css';
import './font.css';
import './ground.css';
import './button.css';
import './door.css';

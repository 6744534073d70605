import './tokens.css';
import './font.css';
import './ground.css';
import './button.css';
import './choice-card.css';
import './door.css';
import './factors.css';

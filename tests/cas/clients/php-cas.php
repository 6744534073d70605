<?php
// An application that knows its people by phpCAS: /, /saml, /renew, /gateway, /proxy, /logout.
require_once 'CAS/CAS.php';
session_save_path(getenv('FOLDER'));
$self = getenv('SELF');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$proxies = getenv('CALLBACK') !== false && getenv('CALLBACK') !== '';
$open = $proxies ? 'proxy' : 'client';
$version = $path === '/saml' ? SAML_VERSION_1_1 : CAS_VERSION_3_0;
phpCAS::$open($version, 'localhost', (int) getenv('CAS_PORT'), '/cas', $self);
phpCAS::setCasServerCACert(getenv('CA'));
if ($proxies) {
    phpCAS::setFixedCallbackURL(getenv('CALLBACK'));
    phpCAS::setPGTStorageFile(getenv('FOLDER'));
}
phpCAS::handleLogoutRequests(true, ['localhost', '127.0.0.1']);
if ($path === '/logout') {
    phpCAS::logoutWithRedirectService($self . '/');
}
if ($path === '/gateway') {
    phpCAS::setCacheTimesForAuthRecheck(0);
    echo json_encode(['known' => phpCAS::checkAuthentication()]);
    exit;
}
if ($path === '/renew') {
    phpCAS::renewAuthentication();
} else {
    phpCAS::forceAuthentication();
}
$said = ['user' => phpCAS::getUser(), 'attributes' => phpCAS::getAttributes()];
if ($path === '/proxy') {
    $said['ticket'] = phpCAS::retrievePT(getenv('TARGET'), $code, $text) ?: $text;
}
echo json_encode($said);

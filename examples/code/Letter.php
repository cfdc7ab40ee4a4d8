<p>An enduser stands in the page, not in the code.</p>
<?php

/**
 * Greets whoever opens the letter: the customer clicks the link in it.
 *
 * @param Customer $customer each enduser by name
 * @return string
 */
function greet($customer) {
    return "# an enduser: $customer";
}

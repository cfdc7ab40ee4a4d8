# language: en
@store @customer-returns
Feature: Returns desk
  Tillerby sells garden furniture in nineteen stores.
  In these scenarios a "{~customer}" is whoever bought the goods from Tillerby,
  a "{~user}" is the member of staff who operates the returns screen.
  As a {user} with a queue in front of me
  I want the screen to find the receipt from a barcode
  So that the {customer} at the counter isn't kept standing

  Background:
    Given the {user} "Sunniva" is signed in at desk 2
    And the {customer} "Mr Abara" bought a parasol on 3 May
    And the trade {customer} "Lakeside Hotel" bought 40 chairs on account

  Scenario: A return with a receipt
    Given Mr Abara has brought the receipt
    When the {user} scans the receipt
    Then 89.00 EUR is refunded to the {customer}

  Scenario: A return without a receipt
    Given Mr Abara has lost the receipt
    When Sunniva searches by card number
    Then the {user} sees at most three matching purchases

  Scenario: A gift
    Given a neighbour received the parasol as a present
    Then the refund is kept for the {customer}
    # The neighbour only sat under it.

  Scenario: The {user} presses the wrong key
    Given the {user} has keyed in 4 chairs instead of 40
    When Sunniva presses "Undo"
    Then the {user}'s last entry is removed

  Scenario Outline: Right of withdrawal for online orders
    Given <buyer> ordered online <days> days ago
    When the goods are brought to the desk
    Then the desk answers "<answer>"

    # The right is reserved for private purposes: a {consumer} needn't give a reason.
    Examples: Orders by {consumers}
      | buyer          | days | answer                  |
      | Mr Abara       | 10   | full refund             |
      | Mr Abara       | 70   | too late                |

    # A hotel is never a {consumer}, but Tillerby grants it goodwill.
    Examples: Orders by trade {customers}
      | buyer          | days | answer                  |
      | Lakeside Hotel | 10   | voucher less 15 percent |

  Scenario: A broken chair
    Given a hotel guest has fallen through a chair
    And the guest is a {~customer} of Lakeside Hotel, not of Tillerby
    When the hotel claims under the guarantee
    Then the form asks for a photo and for the hotel's {~customer} number
    And {~customer} service is notified

  Scenario: Goods from the marketplace
    Given the parasol was sold by a partner on our marketplace
    Then the screen tells the {user} to refuse the return
    And a slip with the partner's address is printed for the {customer|consumer}

  Scenario: The scanner is offline
    Given the scanner's MQTT {~client} has lost its connection
    When the {user} types the number by hand
    Then the entry is accepted
    But the label "{~User} entry" is printed on the slip

  Scenario: Screen lock
    Given nobody has touched the screen for 2 minutes
    Then the {user} has to hold a badge to the reader

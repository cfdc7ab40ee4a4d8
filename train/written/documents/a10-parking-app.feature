# language: en
@parking @user-session
Feature: Parking on a company account
  Stellplatz lets companies take out a contract for their staff.
  A "{~customer}" is the party that holds the contract and settles the invoice.
  A "{~user}" is the person at the wheel, with the app in hand.
  As a {customer} with many drivers
  I want all stays on one monthly invoice
  So that nobody has to hand in receipts

  Background:
    Given the {customer} "Brandt Roofing" with a credit limit of 800 EUR
    And the {customer} has a framework agreement until 31 December
    And the following {users} with the app installed:
      | name  | plate    | language |
      | Ilse  | KA-R 17  | de       |
      | Marek | KA-R 22  | pl       |

  Scenario: A {user} starts a stay
    Given Ilse stands within 50 m of zone 14
    When the {user} swipes the slider to the right
    Then the {user} feels a short vibration
    And the timer is shown in the {user}'s language
    But no price is shown, since the {customer} has agreed a flat rate

  Scenario: A {user} forgets to stop
    Given Marek's stay has been running for 9 hours
    When he opens the notification
    Then the {user} can shorten the stay to when the car moved
    And the {~user} interface is greyed out while the position is checked

  Scenario: The credit limit is reached
    Given stays worth 799 EUR have not been invoiced yet
    When Ilse starts another stay
    Then the stay is allowed
    And the {customer} is sent an interim invoice
    And {users} of that company notice nothing

  Scenario Outline: Cancelling a contract
    Given a <party> who ordered the tariff online <days> days ago
    When the party withdraws from it
    Then the answer is "<answer>"

    # Only {consumers} have a statutory right of withdrawal.
    Examples: Private persons, {consumers} under the law
      | party          | days | answer   |
      | retired nurse  | 10   | accepted |
      | student        | 20   | too late |

    Examples: Business {customers}
      | party          | days | answer       |
      | roofing firm   | 10   | no such right |

  Scenario: The contract ends
    Given the {customer} has not renewed by 31 December
    When Ilse opens the app on 1 January
    Then she is asked whether to go on as a private {customer|consumer}
    And if she does, her first stay is charged to her own card
    And she is told of her rights as a {consumer}

  Scenario: A clamped car
    Given Marek's car was clamped although his stay was valid
    When he taps "Call {~customer} service"
    Then the call carries his stay number
    And the hotline sees which {user} is calling
    And any goodwill credit goes to the {customer}, who bore the cost

  Scenario: The barrier as an API {~consumer}
    Given the barrier's HTTP {~client} has lost its network
    When Ilse drives up
    Then the {user} can hold her phone against the reader instead

  Scenario: A visitor's code
    Given Brandt Roofing expects one of its own {~customers} for a meeting
    When Ilse shares a visitor's code
    Then the visitor can park without the app

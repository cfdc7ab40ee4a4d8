# language: en
@shop @customer-accounts
Feature: Mobile plans in the Zephyrtel shop

  Zephyrtel sells SIM cards, telephones and plans, on the web and in branches.

  Words in this file:
  - "customer": the person or company that signs the contract and pays the bill
  - "user": the person who carries the SIM; a customer can pay for several users
  - "agent": one of our own people, in a branch or on the telephone

  A mother who pays for her son's plan is the customer, and the son is the user.

  Background:
    Given a customer "Ines" with a family contract
    And the users "Rui" and "Carla" on that contract

  Rule: Only the contracting party can change the contract

    Scenario: Adding a SIM
      When the customer orders another SIM
      Then the price of the new SIM is added to the next bill
      And the «user→customer» is charged an activation fee of 10 euros

    Scenario: A user tries to change the plan
      Given the user "Rui" is logged in to the app
      When the «customer→user» taps "Change plan"
      Then the app says "Only the customer can do this"
      And a request is sent to the customer

    Scenario: Renewing early
      Given the contract of the customer ends in 60 days
      When the «consumer→customer» renews it for two years
      Then the customer gets a discount of 15 percent

    Scenario Outline: Discount for each further SIM
      Given the customer pays for <sims> SIMs
      When the monthly bill is drawn up
      Then the «user→customer» pays <total> euros

      Examples:
        | sims | total |
        | 1    | 20    |
        | 2    | 36    |
        | 5    | 80    |

  Rule: Users look after their own telephones

    # User story 118
    # As a «customer→user» with a cracked screen
    # I want to move my eSIM to the telephone in my hand
    # So that I don't miss a call

    Scenario: Moving an eSIM
      Given the user has opened the app on a new telephone
      When the user scans the QR code
      Then the eSIM is installed
      And the «customer→user» sees "Welcome back" on the new screen
      And the customer is told by e-mail, since the contract names the SIM

    Scenario: Wrong PIN
      When the user types a wrong PIN three times
      Then the SIM is locked
      And the «end user (customer)→end user» is asked for the PUK on the same screen

    Scenario: The user asks for help
      When the user opens the chat with customer support
      Then an agent sees the user's number
      But the agent does not see the customer's bank account

  Rule: Consumers may withdraw, companies may not

    Scenario: A private person sends back a telephone
      Given the customer is a consumer
      And the telephone was delivered 9 days ago
      When the customer withdraws from the contract
      Then the price is refunded in full

    Scenario: A company sends back a telephone
      Given the customer "Bakery Lopes" is registered as a business
      And the telephone was delivered 9 days ago
      When the customer asks to withdraw
      Then the agent explains that only «users→consumers» have this right
      And the «client→customer» is offered an exchange

  Rule: Branches

    Scenario: Waiting in line
      Given 7 customers have drawn a number in the branch
      When an agent calls the next number
      Then the screen shows "Dear user, desk 4 please"
      # The wording comes from the maker of the screen; they won't change it.

    Scenario: Paying an old bill at the desk
      Given the customer owes 43 euros
      When the «user→customer» pays in cash
      Then the agent prints a receipt
      And the debt is cleared

  Rule: Integration

    Scenario: A bill is published
      Given the OAuth client "billing" has the scope "bills:write"
      When the client posts a bill
      Then the queue consumer "archive" stores it within a minute
      And the payload is
        """json
        { "customer": "c-204", "user": null, "client": "billing" }
        """

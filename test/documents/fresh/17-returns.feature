# language: en
# Finwater sells tanks, pumps and food for aquariums at finwater.example.
#
# Words used in this file:
#   customer  has bought from us, as a private person or as a business
#   consumer  a customer who buys as a private person, as in the Consumer Contracts Regulations
#   user      one of our staff with an account for the Returns Desk (back office)

@returns @customer-facing
Feature: Sending goods back
  Pumps hum, tanks crack and people change their minds. A return should cost
  the customer one form and our staff one minute.

  Background:
    Given these records exist in the back office
      | customer_id | name         | type     | user_created |
      | C-118       | Ailsa Brandt | consumer | dagny        |
      | C-204       | Seahall Ltd  | business | piotr        |
    And a «user→customer» has ordered the pump "Eddy 40" in the shop and paid for it by card
    And the HTTP client of the courier is stubbed

  Rule: «Customers→Consumers» may withdraw within 14 days without a reason, and businesses may not

    Scenario: A private person changes her mind
      Given the consumer "Ailsa Brandt" received her order 6 days ago
      When the customer opens "My orders" in the shop
      And the customer clicks "Send something back"
      Then she isn't asked for a reason
      And she sees the text "As a consumer, you have 14 days to change your mind."

    Scenario: Too late to withdraw
      Given the consumer "Ailsa Brandt" received her order 15 days ago
      When the customer clicks "Send something back"
      Then the shop answers "The 14 days are over, but faulty goods can still be returned."

    Scenario: A public aquarium changes its mind
      Given "Seahall Ltd" has an account with us as a business «consumer→customer»
      When its buyer asks to return 12 heaters that work
      Then the page shows "This right is for consumers only"
      And the customer is offered a restocking fee of 15 %

    # Both words on purpose: the type decides, not the login.
    Scenario Outline: The form depends on the type of customer
      Given the customer is a <type>
      When the customer starts a return
      Then the field "Reason" is <field>

      Examples:
        | type     | field     |
        | consumer | optional  |
        | business | mandatory |

  Rule: A return is checked by one person and refunded by another

    Scenario: The parcel reaches the warehouse
      Given the warehouse «customer→user» "dagny" is signed in to the Returns Desk
      When she scans the label of the return
      Then the record of the customer is opened
      And the user sees the photographs that the customer has sent

    Scenario: The refund
      Given "dagny" has found the pump in good order
      When a «client→user» with the role "cashier" approves the refund in the Returns Desk
      Then the money goes back to the «user's→customer's» card within 3 days
      And «the client→the customer» gets an e-mail with the subject "Your money is on its way"
      And the audit log names the «customer→user» who approved it

    Scenario: Nobody approves what they have checked
      Given the user "dagny" has checked the return
      When the same user tries to approve the refund
      Then the Returns Desk answers "Ask another user"
      And no message is sent to the customer

    Scenario: A credit note instead of money
      Given "Seahall Ltd" buys on account
      When the return of its cracked tank is approved
      Then a credit note is issued
      And it bears the «user→customer» number "C-204" under which the aquarium buys from us

  Rule: Live food can't come back

    Scenario: Frozen shrimp
      Given an order contains "Frozen shrimp, 500 g"
      When the customer ticks the shrimp in the form
      Then the shop explains that perishable goods are exempt, even for consumers
      And the tick disappears

    Scenario: Frozen shrimp that arrived warm
      Given the parcel was 2 days late
      When the «end user→customer» uploads a photo of the thawed shrimp to "My orders" and asks for the price back
      Then a task "Spoiled goods" is created for customer care
      And any user on duty can take it

    Scenario: The label printer
      Given the User-Agent of the request is "LabelBox/2"
      When the client asks for a label without a token
      Then the answer is 401

# language: en
# Board: customer-counter. Fixtures live in fixtures/users.yml
@pharmacy @user-roles
Feature: Pharmacy shop, prescriptions and the dispensary

  Three kinds of people occur here. A customer orders in the web shop and pays.
  A patient is the person the medicine is for, often somebody else. A user is
  a member of staff who works in the dispensary console. Nobody outside the
  pharmacy is ever called a user in these files.

  Background:
    Given the pharmacy "Yarrow & Daughters" is open
    And a user "ottilie" with the role "pharmacist"
    And a user "benno" with the role "packer"
    And a customer "Ruth Amsel" who orders for the patient "Emil Amsel"

  Rule: Medicines without a prescription can be ordered at once

    As a «user→customer»
    I want to reorder what I bought last winter
    So that I needn't remember how the syrup was called

    Scenario: Reordering from the list
      Given the customer is signed in to the shop
      When the customer reorders "Ribwort syrup"
      Then the basket contains 1 "Ribwort syrup"
      And the «user→customer» pays "8.90" at checkout

    Scenario: Too many packs
      When the customer puts 4 packs of "Ibuprofen 400" into the basket
      Then the page says "Sorry, only two packs per user and week"
      And the «client→customer» is offered 2 packs in the basket

    Scenario: A consumer sends back a thermometer
      Given the customer bought "Ear thermometer" as a consumer 6 days ago
      When the customer asks for a return label
      Then the label is sent by e-mail
      And medicines are excluded from the right of consumers to withdraw

  Rule: A prescription is checked by a pharmacist

    As a «customer→user» with the role "pharmacist"
    I want to see the patient's other medicines next to the prescription
    So that I notice when two of them don't get along

    Scenario: Nothing stands against it
      Given the customer has uploaded a prescription for the patient
      When the user "ottilie" opens it in the console
      And the «consumer→user» marks it as "checked"
      Then the order goes to the packing table
      And the customer gets a message without the name of the medicine

    Scenario: Two medicines don't get along
      Given the patient already takes "Warfarin"
      When the user "ottilie" opens a prescription for "Aspirin" in the console
      Then the user is warned in red

    Scenario: The doctor has signed nothing
      Given the prescription has no signature
      When the user "ottilie" rejects it
      Then the reason is sent to the «user→customer» who placed the order
      And the audit log holds both the user and the customer

  Rule: The co-payment depends on the patient, the invoice doesn't

    Scenario Outline: Working out the co-payment
      Given the patient is <age> years old
      When the prescription is priced at "<price>"
      Then the «user's→customer's» invoice shows "<due>"

      Examples: «User→Customer» pays for a patient
        | age | price | due  |
        | 9   | 31.00 | 0.00 |
        | 40  | 31.00 | 5.00 |
        | 71  | 88.00 | 8.80 |

    Scenario: A care home pays for its residents
      Given the business customer "Haus Linde" with 30 patients
      When the month ends
      Then the customer gets one invoice with 30 lines

  Rule: Controlled drugs need two pairs of eyes

    Scenario: The same person can't confirm twice
      Given the user "benno" has packed "Morphine 10"
      When a «customer→user» scans the badge "benno" to confirm
      Then the console answers
        """json
        { "error": "same_user", "customer": "c-1902" }
        """

    Scenario: Staff buy here, too
      Given "benno" is also a customer of the shop
      When the customer signs in to the shop
      Then the customer sees his own orders and no console

  Rule: The stock is told of every parcel

    # "Consumer" is the message consumer here, not a person.
    Scenario: The robot client restarts
      Given the consumer "stock-robot" has been down for 5 minutes
      When the user "benno" closes a parcel
      Then the consumer reads the parcel once after it has restarted

  Rule: A forgotten badge mustn't stop the night shift

    Scenario: Signing in with a code
      Given the user "ottilie" has left her badge at home
      When she types the «customer→user» name "ottilie" and a one-time code
      Then the console opens for 8 hours
      And customer service is told nothing of it

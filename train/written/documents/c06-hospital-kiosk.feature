# language: en
@kiosk @end-user
Feature: Check-in kiosk in the outpatient hall
  Medikiosk GmbH rents kiosks to hospitals.
  The hospital is the "{~customer}": it pays the rent and sets the rules.
  The "{~user}" is the person in front of the kiosk, most often a patient.
  We don't say "{~client}" for patients, though some wards do.
  As a {user} with a trembling hand
  I want large keys
  So that I don't hit the wrong department

  Background:
    Given the {customer} "St. Brendan's" with a rental agreement for 12 kiosks
    And the {customer} "Clinic Moor" with a trial of 1 kiosk

  Scenario: Check-in with an insurance card
    When the {user} inserts the card
    Then a ticket with a waiting number drops out

  Scenario: The {user} walks away
    Given the {user} has half answered the anamnesis sheet
    When the sensor sees nobody for 20 seconds
    Then the screen is wiped
    And the next {user} starts with an empty sheet

  Scenario: Wheelchair height
    Given the {user} is seated
    When the camera reports an eye level below 125 cm
    Then the buttons slide to the lower half

  Scenario: Reading aloud
    Given headphones are plugged in
    Then questions are spoken in the {user}'s language

  Scenario Outline: Modules follow the rental agreement
    Given <hospital> has ordered the module "<module>"
    When the kiosk starts
    Then the module is "<state>"

    # What a {customer} hasn't ordered is hidden, not greyed out.
    Examples: {Customers} in good standing
      | hospital      | module    | state  |
      | St. Brendan's | wayfinder | shown  |
      | Clinic Moor   | payments  | hidden |

  Scenario: Rent in arrears
    Given the {customer} is 60 days behind with the rent
    When the month ends
    Then a reminder is posted to the hospital's treasurer
    But check-in goes on as before
    # Patients must never suffer for a debt of our {customer}.

  Scenario: A logo on the start screen
    Given the {customer} has approved a logo
    Then the {customer}'s colours replace ours

  Scenario: Paying for a private room
    Given the hospital charges patients for private rooms
    And under the withdrawal rules a private patient is a {consumer}
    When the fee is paid at the kiosk
    Then the {~consumer} information sheet is printed before the receipt

  Scenario: The cafeteria
    Given the cafeteria's loyalty card is inserted by mistake
    Then the kiosk says "This card is for {~customers} of the cafeteria"

  Scenario: A jam in the printer
    Given the printer is jammed
    When the {user} waits for a ticket
    Then the number is shown on the screen for 30 seconds
    And {~customer} support in Jena gets an alert

  Scenario: Lost network
    Given the HL7 {~client} can't reach the hospital's server
    Then check-ins are queued
    And the {user|end user} is sent to the counter

  Scenario: A kiosk goes back
    Given the {customer} has terminated the agreement for kiosk 9
    When the technician pulls the disk
    Then no {~user} data is left on it

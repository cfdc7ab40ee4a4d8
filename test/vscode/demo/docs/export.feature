Feature: Export

  Scenario: A report is exported
    Given the report is open
    When the customer clicks the Export button
    Then the file is saved

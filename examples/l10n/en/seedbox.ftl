# What the bed says
bed-hint = When the customer clicks { -brand }, the calendar opens.
beds = { $count ->
    [one] One bed
   *[other] { $count } beds
}

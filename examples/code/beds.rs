//! Beds that can be rented. An enduser rents one for a season.

/// Turns a bed over to the next person.
///
/// ```
/// turn_over("enduser");
/// ```
pub fn turn_over(customer: &str) -> String {
    // The customer clicks Hand over, and signs on the screen.
    format!("// {customer}")
}

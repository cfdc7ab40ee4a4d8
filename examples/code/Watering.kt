/**
 * Plans who waters when. Every enduser sees the plan of the week.
 *
 * @property customer is asked when [Watering.customer] is empty
 */
class Watering(val customer: String) {
    // The customer taps Done once the bed is wet.
    fun done() = println("/* an enduser */")
}

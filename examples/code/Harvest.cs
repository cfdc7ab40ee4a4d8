/// <summary>The harvest of a bed. The user pays the invoice after it.</summary>
/// <param name="customer">Whoever rents the bed, see <see cref="Customer"/>.</param>
class Harvest(string customer)
{
    // Each enduser gets a receipt.
    public string Receipt => $@"// {customer} of C:\enduser";
}

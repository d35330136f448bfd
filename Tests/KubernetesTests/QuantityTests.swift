import GoTemplate
import Kubernetes
import Testing

/// What apimachinery's ParseQuantity and Cmp say of the same texts.
@Suite struct QuantityTests {
    @Test(arguments: [
        ("1", "1000m"), ("1Gi", "1024Mi"), ("0.5", "500m"), ("1e3", "1k"), ("1E3", "1000"), ("0", "0.000"), ("+1", "1"),
        ("1Ki", "1024"), ("1.5Gi", "1536Mi"), ("0.0000000001", "1n"), ("-1", "-1000m"), ("-0", "0"), (".5", "500m"),
        ("1.", "1"), ("1E", "1000P"), ("9Ei", "9216Pi"), ("1e-3", "1m"), ("0.1", "100m"), ("007", "7"),
        ("10000000000000000000", "10E"),
    ])
    func spellingsOfOneAmountAreEqual(_ first: String, _ second: String) throws {
        #expect(try #require(Quantity(GoString(first))) == #require(Quantity(GoString(second))))
    }

    @Test(arguments: [
        ("1", "1001m"), ("1024M", "1Gi"), ("-1", "0"), ("-2", "-1"), ("999n", "1u"), ("1Ei", "1.2E"), ("9", "10"),
    ])
    func smallerAmountsAreLess(_ smaller: String, _ larger: String) throws {
        let (smaller, larger) = (try #require(Quantity(GoString(smaller))), try #require(Quantity(GoString(larger))))
        #expect(smaller < larger && smaller != larger && !(larger < smaller))
    }

    @Test(arguments: ["", "Gi", "1 Gi", "1gi", "1K", "0x10", "--1", "1e", "1e99999999999", "1.2.3", "a", "1Gi2", "+"])
    func otherTextsAreNone(_ text: String) { #expect(Quantity(GoString(text)) == nil) }

    @Test func resourcesAreRoundedUpToMilli() throws {
        let little = try #require(Quantity("100u"))
        #expect(little.roundedToMilli == Quantity("1m"))
        #expect(try #require(Quantity("1500m")).roundedToMilli == Quantity("1.5"))
    }
}

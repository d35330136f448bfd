import TestSupport
import Testing

/// The rows of a table of fixtures/statistics: fields of numbers.
func recordedNumbers(_ name: String) -> [[[Double]]] {
    recordedRows("statistics/\(name).tsv").map { row in
        row.map { field in field.split(separator: " ").map { Double($0) ?? .nan } }
    }
}

/// Whether two numbers agree in so many digits, or are both nothing beside `scale`.
func agree(_ left: Double, _ right: Double, within relative: Double = 1e-9, beside scale: Double = 1e-300) -> Bool {
    left == right || abs(left - right) <= relative * max(abs(left), abs(right), scale)
}

struct RecordedNumbersTests {
    @Test func numbersThatDifferDoNotAgree() {
        #expect(agree(1, 1 + 1e-10))
        #expect(!agree(1, 1 + 1e-8))
        #expect(!agree(.nan, .nan))
        #expect(agree(.infinity, .infinity))
    }
}

import GoLibrary
import TestSupport
import Testing

/// Go's own orders; see scripts/record-sort-fixtures.go.
@Suite struct SortTests {
    private enum Order: String {
        case less, lessOrEqual, unknownFirst

        func precedes(_ first: Int, _ second: Int) -> Bool {
            switch self {
            case .less: first < second
            case .lessOrEqual: first <= second
            case .unknownFirst: first % 2 != 0 || second % 2 != 0 || first < second
            }
        }
    }

    private static func numbers(_ text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }

    @Test func elementsLieWhereGoLeavesThem() throws {
        let rows = recordedRows("sort/orders.tsv")
        #expect(rows.count == 288)
        for row in rows {
            let numbers = Self.numbers(row[2])
            let order = try #require(Order(rawValue: row[1]))
            let sorted =
                row[0] == "sort"
                ? GoSort.sort([Int](numbers.indices)) { order.precedes(numbers[$0], numbers[$1]) }
                : GoSort.stable([Int](numbers.indices)) { order.precedes(numbers[$0], numbers[$1]) }
            #expect(sorted == Self.numbers(row[3]), "\(row[0]) \(row[1]) \(row[2])")
        }
    }
}

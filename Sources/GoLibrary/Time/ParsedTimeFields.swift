import GoTemplate

/// What the elements of a layout said.
struct ParsedTimeFields {
    enum Meridiem { case beforeNoon, afterNoon }

    var year = 0
    var month: Int?
    var day: Int?
    var dayOfYear: Int?
    var hour = 0
    var minute = 0
    var second = 0
    var nanosecond = 0
    var meridiem: Meridiem?
    var zone: GoLocation?
    var offset: Int?
    var zoneName: GoString?

    var hourOfDay: Int {
        switch meridiem {
        case .afterNoon where hour < 12: hour + 12
        case .beforeNoon where hour == 12: 0
        default: hour
        }
    }
}

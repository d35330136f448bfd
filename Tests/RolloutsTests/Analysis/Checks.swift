import GoLibrary

@testable import Rollouts

/// Measurements of one instant after the other.
func measured(_ readings: [Reading], of side: MeasuredSide = .canary, from first: Int = 1) -> [Measurement] {
    readings.enumerated().map { measurement(first + $0.offset, $0.element, of: side) }
}

func measurement(_ number: Int, _ reading: Reading, of side: MeasuredSide = .canary) -> Measurement {
    let window = GoDuration(wrappingSeconds: 30)
    let time = Instant(milliseconds: Int64(number) * 30_000)
    return Measurement(
        side: side, instant: CheckInstant(number: number, time: time, window: window), reading: reading)
}

func counts(_ bad: Int, of all: Int) -> Reading { RatioCounts(bad: bad, of: all).map(Reading.init) ?? .several }

func values(_ numbers: [Double]) -> [Reading] { numbers.map { Reading($0) } }

/// The settings with a change.
func settings(_ change: (inout AnalysisSettings) -> Void) -> AnalysisSettings {
    var settings = AnalysisSettings()
    change(&settings)
    return settings
}

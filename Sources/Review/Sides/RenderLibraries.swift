import GoLibrary
import GoTemplate
import Manifests
import Rendering
import Synchronization

/// The templates that the renders of a comparison share: most of them are the same on both sides.
package final class RenderLibraries: Sendable {
    private let libraries = Locked<[Bool: TemplateLibrary]>([:])
    private let clock = ShiftedClock()
    /// The files that renders gave: most come out the same on both sides.
    let readFiles = ReadFiles()

    package init() {}

    /// Templates with the functions they call.
    ///
    /// - Parameter isShifted: whether `now` is another time, for all renders from here on; renders of one kind may run
    ///   at once, but those of the other kind have ended.
    func library(enablesDNS: Bool, isShifted: Bool) -> TemplateLibrary {
        clock.isShifted = isShifted
        return libraries.withLock { libraries in
            if let library = libraries[enablesDNS] { return library }
            var functions = HelmFunctions.table(enablesDNS: enablesDNS)
            functions.add([clock.now])
            let library = TemplateLibrary(functions: functions)
            libraries[enablesDNS] = library
            return library
        }
    }
}

/// A clock that can be set to another year, day and second: two renders within a second then differ where they depend on
/// the time.
private final class ShiftedClock: Sendable {
    private let shifted = Atomic<Bool>(false)

    var isShifted: Bool {
        get { shifted.load(ordering: .relaxed) }
        set { shifted.store(newValue, ordering: .relaxed) }
    }

    /// The function of templates.
    var now: Function {
        Function("now", [], trait: .random) { [self] _ in
            guard isShifted else { return .time(.now()) }
            let otherDay = GoTime.now().addingDate(years: 1, months: 1, days: 1)
            return .time(otherDay.adding(GoDuration(wrappingSeconds: 40_271)))
        }
    }
}

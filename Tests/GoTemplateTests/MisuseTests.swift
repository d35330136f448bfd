import GoTemplate
import Testing

#if DEBUG
    @Suite("Debug builds stop where a rule of use is broken")
    struct MisuseTests {
        @Test func argumentsAreGoodForNothingAfterTheirCall() async {
            await #expect(processExitsWith: .failure) {
                nonisolated(unsafe) var kept: Arguments?
                let keep = Function("keep", [.any]) { arguments in
                    kept = arguments
                    return arguments[0]
                }
                let functions = FunctionTable([keep])
                var templates = TemplateSet()
                try templates.parse(name: "t", text: Array("{{ keep 1 }}".utf8), functions: functions)
                _ = try Executor(templates: templates, functions: functions).execute("t", dot: .null)
                _ = kept?.count
            }
        }

        @Test func nothingIsUsedByTwoAtOnce() async {
            await #expect(processExitsWith: .failure) {
                let use = ExclusiveUse()
                use.begin()
                use.begin()
            }
        }

        @Test func oneUseMayFollowAnother() {
            let use = ExclusiveUse()
            for _ in 0..<2 {
                use.begin()
                use.end()
            }
        }
    }
#endif

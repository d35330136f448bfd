import Foundation
import Testing

@testable import SwelmCLI

/// The short templates of the command line; the texts are those of real Helm.
@Suite(.serialized)
struct NameTemplateTests {
    init() {
        FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path)
        setenv("SWELM_TEST_REF", "AB12", 1)
    }

    private func install(_ template: String) -> CapturedRun {
        CapturedRun(["install", "charts/productpage", "--name-template", template, "--store", "memory:", "-o", "json"])
    }

    @Test(arguments: [
        (#"web-{{ env "SWELM_TEST_REF" | lower }}"#, "web-ab12"),
        (#"x-{{ expandenv "${SWELM_TEST_REF}-$SWELM_TEST_REF" | lower }}"#, "x-ab12-ab12"),
        (#"x{{ env "SWELM_TEST_NOTHING" }}"#, "x"), (#"x{{ expandenv "$" | len }}${}"#, nil),
        (#"x{{ expandenv "${}${$ a${SWELM" | len }}"#, "x8"), (#"a{{ fromJson "[1,2]" | toJson | len }}"#, "a5"),
        (#"b{{ fromJson "[1" | kindOf }}"#, "binvalid"),
    ])
    func namesKnowAllOfSprig(_ template: String, _ name: String?) throws {
        let run = install(template)
        let object = try? JSONSerialization.jsonObject(with: Data(run.standardOutput)) as? [String: Any]
        #expect(object?["name"] as? String == name)
    }

    @Test(arguments: ["toYaml", "include", "tpl", "lookup", "required", "fromYaml", "toToml", "fromJsonArray"])
    func namesKnowNothingOfHelms(_ function: String) {
        let run = install("{{ \(function) }}")
        #expect(
            run.message
                == "Error: INSTALLATION FAILED: template: name-template:1: function \"\(function)\" not defined\n")
    }

    @Test func aNameMayFail() {
        let place = #"template: name-template:1:3: executing "name-template" at <fail "no">"#
        let message = "Error: INSTALLATION FAILED: \(place): error calling fail: no\n"
        #expect(install(#"{{ fail "no" }}"#).message == message)
    }

    @Test func outputTemplatesKnowTheBuiltInsAlone() {
        #expect(
            CapturedRun(["version", "--template", "{{ upper .Version }}"]).message
                == "Error: template: _:1: function \"upper\" not defined\n")
        #expect(
            CapturedRun(["version", "--template", "{{ len .Version | gt 0 }}"]).standardOutput == Array("false".utf8))
    }
}

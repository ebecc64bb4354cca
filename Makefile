# make demo   run the main job: three visitors walk in, staff answer
# make test   lint, types, floors, tests
# make bench  every figure of speed and accuracy, beside its baseline
# Each sets up what it needs: Debian packages that are missing, and .venv from requirements.lock.

PYTHON ?= python3
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
RUN := .venv/bin/
DEBIAN := config/debian-packages.txt

.PHONY: demo test bench setup screenshots goldens catalogue check debian lock install clean
.DEFAULT_GOAL := demo

demo: setup
	$(RUN)kiosk demo $(ARGS)

test bench: DEBIAN += config/debian-packages-tests.txt

test: setup check
	$(RUN)python -m pytest $(ARGS)

bench: setup
	$(RUN)python -m tests.benchmarks $(ARGS)

check: setup
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)mypy
	$(RUN)lint-imports --no-cache

screenshots: setup
	$(RUN)python -m tests.screenshots $(ARGS)
	$(RUN)python -m tests.screenshots.console

# For whoever changes how a badge looks, or brings another Pango: look at what changes in tests/printer/goldens.
goldens: setup
	$(RUN)python -m tests.printer.golden

# For whoever changes a text that visitors read: writes translations/kiosk.pot anew, and lays it over each .po.
catalogue: setup
	$(RUN)pybabel -q extract -F translations/babel.cfg --no-default-keywords \
	  -k say -k text -k within:1c,2 -k count:1,2 -k N_ --add-comments NOTE: --add-location=file --sort-output \
	  --width=110 --project="Visitor kiosk" --copyright-holder="The visitor kiosk project" --msgid-bugs-address="" \
	  -o translations/kiosk.pot kiosk config
	$(RUN)pybabel -q update -i translations/kiosk.pot -d translations -D kiosk \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=110
	@# A language that the CLDR does not have loses its plurals.
	@grep -L '^"Plural-Forms' translations/*/LC_MESSAGES/kiosk.po | xargs -r \
	  sed -i '/^"Language-Team:/a "Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
	@sed -i '/^"\(Report-Msgid-Bugs-To\|POT-Creation-Date\|PO-Revision-Date\):/d' translations/*/LC_MESSAGES/kiosk.po

setup: debian .venv/complete

# Lines of the list read "name" or "name | other name"; whichever is installed will do.
debian:
	@missing=; cat $(DEBIAN) | { \
	while IFS= read -r line; do \
	  line=$${line%%#*}; found=; names=$$(echo "$$line" | tr '|' ' '); \
	  [ -n "$$(echo $$names)" ] || continue; \
	  for name in $$names; do \
	    dpkg-query -W -f='$${db:Status-Status}\n' "$$name" 2>/dev/null | grep -qx installed && found=yes; \
	  done; \
	  [ -n "$$found" ] || missing="$$missing $$(echo $$names | tr ' ' '|')"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing Debian packages:$$missing"; \
	  $(SUDO) apt-get update -qq || exit 1; \
	  chosen=; \
	  for names in $$missing; do \
	    for name in $$(echo $$names | tr '|' ' '); do \
	      if apt-cache show "$$name" >/dev/null 2>&1; then chosen="$$chosen $$name"; break; fi; \
	    done; \
	  done; \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$chosen >/dev/null || exit 1; \
	  fc-cache >/dev/null 2>&1 || true; \
	fi; }

# An interrupted set-up leaves no .venv/complete behind, so the next one starts over.
.venv/complete: requirements.lock pyproject.toml | debian
	@rm -f $@
	$(PYTHON) -m venv .venv
	$(RUN)python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN)python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# For whoever changes a dependency: writes the lock anew (needs uv).
lock:
	uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes --no-header --no-annotate \
	  --quiet pyproject.toml --output-file requirements.lock

# For whoever installs it: into /opt/kiosk, as a service that starts by itself. SERVICE is one of config/systemd.
# It runs under an account of its own, so with the system's Python.
SERVICE ?= kiosk-screen@run
install: debian
	$(SUDO) apt-get install -qq -y --no-install-recommends cage xwayland >/dev/null
	id kiosk >/dev/null 2>&1 || $(SUDO) useradd --system --home-dir /var/lib/kiosk --shell /usr/sbin/nologin kiosk
	$(SUDO) mkdir -p /opt/kiosk /etc/kiosk
	$(SUDO) rm -rf $(addprefix /opt/kiosk/,kiosk printer config translations)
	$(SUDO) cp -R kiosk printer config translations pyproject.toml requirements.lock README.md LICENSE Makefile /opt/kiosk
	$(SUDO) $(MAKE) --no-print-directory -C /opt/kiosk PYTHON=/usr/bin/python3 .venv/complete
	$(SUDO) install -m 644 config/systemd/*.service /etc/systemd/system
	$(SUDO) systemctl daemon-reload
	$(SUDO) systemctl enable --now $(SERVICE)

clean:
	rm -rf .venv build

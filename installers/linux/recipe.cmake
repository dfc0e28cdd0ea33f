# The Debian package, and what a Linux desktop needs to know of the program. `./dev package` makes and tries it.
set(REHEARSAL_APP_ID org.rehearsal.Rehearsal)
set(REHEARSAL_RELEASE_DATE 2026-11-21)
set(here ${CMAKE_CURRENT_LIST_DIR})
if(REHEARSAL_UI)
  set(metainfo ${CMAKE_CURRENT_BINARY_DIR}/${REHEARSAL_APP_ID}.metainfo.xml)
  configure_file(${here}/${REHEARSAL_APP_ID}.metainfo.xml.in ${metainfo} @ONLY)
  install(FILES ${metainfo} DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${here}/${REHEARSAL_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${here}/${REHEARSAL_APP_ID}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
    RENAME ${REHEARSAL_APP_ID}.xml)
  install(FILES ${here}/../rehearsal.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
    RENAME ${REHEARSAL_APP_ID}.svg)
endif()
install(FILES ${here}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/rehearsal)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Rehearsal authors <noreply@rehearsal.invalid>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(REHEARSAL_UI)
  # What is loaded at run time and so not seen by shlibdeps: the SVG icons' plugin, QtWebEngine's own process and data.
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libqt6webenginecore6-bin, libqt6webengine6-data")
  # Mails are drawn in the fonts their clients have, or in ones of the same widths; emoji need a font of their own.
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, fonts-liberation, fonts-noto-color-emoji")
endif()
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Draw the workflow of a triggered email campaign, write its emails, see them as each
sample person would get them, and rehearse the whole on recorded events with the engine that production uses. The
command line, rehearse, runs the same rehearsals in scripts.")

if(REHEARSAL_TESTS AND REHEARSAL_UI)
  add_test(NAME installers.desktop_entry COMMAND desktop-file-validate ${here}/${REHEARSAL_APP_ID}.desktop)
  add_test(NAME installers.metainfo COMMAND appstreamcli validate --no-net --pedantic ${metainfo})
  add_test(NAME installers.mime_type COMMAND ${CMAKE_COMMAND} -DMIME=${here}/${REHEARSAL_APP_ID}.mime.xml
    -DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/share -P ${CMAKE_SOURCE_DIR}/tests/package/mime_type_test.cmake)
endif()
